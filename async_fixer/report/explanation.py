"""Explanations -> text: the chain, the decision, each hazard that was considered, and what would lift a hold-back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.report import text, words
from async_fixer.report.escape import visible
from async_fixer.report.hazards import HAZARDS
from async_fixer.report.tally import list_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from async_fixer.explanation import Explanation, Member, Way
    from async_fixer.hazard import Hazard
    from async_fixer.model import Decision, Obstacle, Place, Report, Strategy
    from async_fixer.report.view import Mark, View

_MOST_SHOWN: Final = 10
_MOST_NAMED: Final = 5
_TITLES: Final[dict[Strategy, str]] = {
    "to_def": "turn it into `def`",
    "offload": "hand this call to a worker thread",
    "swap": "use the asynchronous equivalent of this call",
}


def render(report: Report, explanations: Sequence[Explanation], view: View) -> str:
    """Return one section for each function, an empty line between them."""
    return "\n".join(_render_one(report, item, view) for item in explanations)


def _render_one(report: Report, explanation: Explanation, view: View) -> str:
    kind = "async def" if explanation.is_async else "def"
    head = f"{words.location(explanation.place)}: {kind} {visible(explanation.function)}"
    rows = [view.style.paint("bold", head), *_say_reach(explanation)]
    sections = "".join(f"{row}\n" for row in rows) + "\n"
    items = [item for item in list_items(report) if item.decision in explanation.decisions]
    if not items:
        sections += "".join(f"{row}\n" for row in _say_silent(explanation))
    sections += text.render_items(report, items, view)
    component = _render_component(explanation)
    ways = [row for way in explanation.ways for row in _render_way(way, view)]
    return sections + "".join(f"{row}\n" for row in [*component, *ways, *_say_unresolved(explanation)])


def _say_reach(explanation: Explanation) -> Iterator[str]:
    points = explanation.entry_points
    if not points:
        yield "   no entry point is known to reach it"
    for point in points[:_MOST_SHOWN]:
        own = point.function == explanation.function
        runs = f"; a `def` would run {_RUNS[point.sync]}" if own else ""
        yield f"   {'is' if own else 'is reached from'} {visible(point.label)}{runs}"
    if len(points) > _MOST_SHOWN:
        yield f"   and from {len(points) - _MOST_SHOWN} more"


_RUNS: Final = {"worker": "in a worker thread", "loop": "on the event loop as well", "illegal": "into an error"}


def _say_silent(explanation: Explanation) -> Iterator[str]:
    """Say why there is nothing to decide."""
    if not explanation.is_async:
        yield "It is no `async def`: what it waits for stands at the calls in the async functions that run it."
    elif explanation.decisions:
        yield "Nothing in its own body blocks the event loop: it changes because of what it awaits."
        yield from map(_say_change, explanation.decisions)
    else:
        yield "Nothing in it is known to block the event loop, so it stays as it is."
    yield ""


def _say_change(decision: Decision) -> str:
    """Say what happens to a function that has no finding of its own."""
    name = visible(decision.function.rpartition(".")[2])
    if decision.strategy is None:
        return f"   held back: {visible(decision.obstacles[0].reason)}"
    kind = "fix" if decision.safety == "safe" else "fix (unsafe)"
    return f"   {kind}: " + (
        f"turn `{name}` into `def`" if decision.strategy == "to_def" else "hand what becomes `def` to a worker thread"
    )


def _say_unresolved(explanation: Explanation) -> Iterator[str]:
    if explanation.unresolved:
        yield f"{words.count(len(explanation.unresolved), 'call')} in it could not be resolved:"
    for call in explanation.unresolved[:_MOST_SHOWN]:
        yield f"   {words.location(call.place)}  {visible(call.text)}"


def _render_component(explanation: Explanation) -> Iterator[str]:
    """Say what would become `def` together with the function, why it only waits in name, and what is in the way."""
    if not explanation.component:
        return
    others = len(explanation.component) - 1
    around = f", with {words.count(others, 'function')} around it" if others else ""
    yield f"It is async in name only{around}:"
    for member in explanation.component[:_MOST_SHOWN]:
        yield f"   {words.location(member.place)}  {visible(member.function)} awaits {_say_waits(member)}"
        if member.references:
            yield f"      with it change: {_say_places(member.references)}"
        if member.obstacle is not None:
            yield from (f"   {row}" for row in _render_obstacle(member.obstacle, "stays async"))
    if len(explanation.component) > _MOST_SHOWN:
        yield f"   and {len(explanation.component) - _MOST_SHOWN} more"
    yield ""


def _say_waits(member: Member) -> str:
    """Return what a function awaits, and where."""
    if not member.waits:
        return "nothing"
    shown = [f"{visible(name.rpartition('.')[2])} (line {place.line})" for place, name in member.waits[:_MOST_NAMED]]
    more = len(member.waits) - _MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"{', '.join(shown)}{rest}: none of that really waits"


def _say_places(places: Sequence[Place]) -> str:
    shown = [f"{visible(place.path)}:{place.line}" for place in dict.fromkeys(places)]
    more = len(shown) - _MOST_NAMED
    return ", ".join(shown[:_MOST_NAMED]) + (f" and {words.count(more, 'more place')}" if more > 0 else "")


def _render_way(way: Way, view: View) -> Iterator[str]:
    found = (*way.holding, *way.unsafe)
    verdict = "not possible" if way.holding else "only with --unsafe-fixes" if way.unsafe else "safe"
    colour: Mark = "yellow" if found else "green"
    yield f"To {_TITLES[way.strategy]} ({words.location(way.place)}): {view.style.paint(colour, verdict)}"
    for obstacle in way.holding:
        yield from _render_obstacle(obstacle, "against it")
    for obstacle in way.unsafe:
        yield from _render_obstacle(obstacle, "needs your agreement")
    clear = [HAZARDS[rule].question for rule in way.considered if rule not in {item.rule for item in found}]
    if clear:
        yield f"   nothing found of: {', '.join(clear)}"
    yield ""


def _render_obstacle(obstacle: Obstacle, role: str) -> Iterator[str]:
    place = f" ({words.location(obstacle.place)})" if obstacle.place is not None else ""
    yield f"   {role}: [{obstacle.rule}] {visible(obstacle.reason)}{place}"
    yield f"      to lift it: {_lift(obstacle.rule)}"


def _lift(rule: Hazard) -> str:
    return HAZARDS[rule].lift
