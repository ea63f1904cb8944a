"""A finding and its decision -> the sentences that text, GitHub and SARIF share, safe to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.edits import Edit, OffloadBlock, OffloadCall, SwapCall
from async_fixer.report.escape import visible
from async_fixer.report.rules import find_phrase
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from async_fixer.model import EntryPoint, Finding, Hop, Obstacle, Place, Safety, Strategy, Unresolved
    from async_fixer.report.tally import Item

GUESSED: Final = "a step of this chain is a guess, so it never justifies a rewrite"
"""the one note that is about this finding alone"""

_MAX_PARTNERS: Final = 3
_MAX_PLACES: Final = 2


def count(number: int, noun: str) -> str:
    """Return `1 file`, `2 files`, `1,204 lines`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def message(finding: Finding) -> str:
    """Return who blocks the loop, and how: `GET /users/{id} blocks the event loop: waits on the database`."""
    before, verb, behind = _find_manner(finding)
    return f"{_name_subject(finding)} {before}{verb} the event loop{behind}: {find_phrase(finding.kind)}"


def message_with_blocker(finding: Finding) -> str:
    """Return the same in one line with the function that blocks, where it is known."""
    return message(finding) if finding.severity == "unsure" else f"{message(finding)} in {visible(finding.blocker)}"


def location(place: Place) -> str:
    """Return `path:line:column`."""
    return f"{visible(place.path)}:{place.line}:{place.column}"


def describe_reach(finding: Finding) -> str:
    """Return which entry points run the function, without the one that the headline names; "" when none do."""
    own = _find_own_entry(finding)
    others = [entry for entry in finding.entry_points if entry is not own]
    if not others:
        return ""
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    how = "may be " if finding.guessed_at else "also " if own else ""
    return f"{how}reached from {visible(others[0].label)}{more}"


def describe_chain(finding: Finding) -> tuple[str, ...]:
    """Return one line for each step below the call in loop code, or what it calls when that one blocks or may block."""
    unsure = finding.severity == "unsure"
    blocker = visible(finding.blocker)
    if len(finding.chain) <= 1:
        return (f"nothing tells what `{blocker}` runs" if unsure else blocker,)
    steps = [describe_step(hop) for hop in finding.chain[1:]]
    return (*steps[:-1], f"{steps[-1]}  ({'not resolved' if unsure else blocker})")


def describe_step(hop: Hop) -> str:
    """Return `path:line:column  caller -> call`."""
    return f"{location(hop.place)}  {_shorten_name(hop.caller)} -> {visible(hop.text)}"


def describe_decision(item: Item, *, unsafe_fixes: bool) -> tuple[str, ...]:
    """Return what would be done about the finding, or each reason why nothing can be, one a line."""
    decision = item.decision
    if decision.strategy is None:
        return _describe_held_back(item)
    fix = f"{_name_fix(decision.safety, unsafe_fixes=unsafe_fixes)}: {describe_fix(item)}"
    return (fix, *(f"unsafe: {reason}" for reason in _describe_obstacles(decision.obstacles)))


def describe_fix(item: Item) -> str:
    """Return the repair of the finding in words; "" when it is held back."""
    strategy = item.decision.strategy
    if strategy is None:
        return ""
    edit = _find_edit(item)
    if isinstance(edit, OffloadCall):
        function = "lambda: ..." if edit.deferred else "..."
        return f"wrap this call: `await {_shorten_name(edit.wrapper)}({function})`"
    if isinstance(edit, OffloadBlock):
        return f"move this block into a function: `await {_shorten_name(edit.wrapper)}({visible(edit.name)})`"
    if isinstance(edit, SwapCall):
        return f"use `await {visible(edit.function)}(...)`"
    return _STRATEGIES[strategy](item)


def describe_notes(item: Item) -> tuple[str, ...]:
    """Return what else is to be known about the finding and its decision, one a line."""
    notes = [GUESSED] if _is_guessed_chain(item.finding) else []
    notes += map(visible, item.decision.notes)
    if item.decision.strategy is None and item.finding.instead:
        notes.append(f"{visible(item.finding.instead)} does this without blocking")
    return tuple(notes)


def _is_guessed_chain(finding: Finding) -> bool:
    return not finding.certain and finding.guessed_at is None and finding.severity != "unsure"


def _find_manner(finding: Finding) -> tuple[str, str, str]:
    """Return the words around and for `blocks`: whether that is sure, is short, or is only at the start or the end."""
    if finding.severity == "unsure":
        return "may ", "block", ""
    if finding.severity == "severe":
        return "", "blocks", ""
    once = bool(finding.entry_points) and all(entry.once for entry in finding.entry_points)
    return ("", "blocks", " once") if once else ("briefly ", "blocks", "")


def describe_unresolved(call: Unresolved) -> str:
    """Return the call that nothing resolves, and who makes it."""
    return f"not resolved: {visible(call.text)} in `{_shorten_name(call.function)}`"


def _name_subject(finding: Finding) -> str:
    own = _find_own_entry(finding)
    return visible(own.label) if own else f"`{_shorten_name(finding.function)}`"


def _find_own_entry(finding: Finding) -> EntryPoint | None:
    return next((entry for entry in finding.entry_points if entry.function == finding.function), None)


def _shorten_name(dotted: str) -> str:
    return visible(dotted.rpartition(".")[2])


def _describe_held_back(item: Item) -> tuple[str, ...]:
    obstacles = item.decision.obstacles
    if not obstacles and item.finding.severity == "severe":
        return ("held back: no rewrite is provably safe",)
    return tuple(f"held back: {reason}" for reason in _describe_obstacles(obstacles))


def _describe_obstacles(obstacles: Iterable[Obstacle]) -> tuple[str, ...]:
    """Return each reason once, with the places that cause it."""
    places: dict[str, list[str]] = {}
    for obstacle in obstacles:
        found = places.setdefault(visible(obstacle.reason), [])
        place = f"{visible(obstacle.place.path)}:{obstacle.place.line}" if obstacle.place else ""
        if place and place not in found:
            found.append(place)
    return tuple(f"{reason}{_describe_places(found)}" for reason, found in places.items())


def _describe_places(places: list[str]) -> str:
    if not places:
        return ""
    more = len(places) - _MAX_PLACES
    rest = f" and {count(more, 'more place')}" if more > 0 else ""
    return f" ({', '.join(places[:_MAX_PLACES])}{rest})"


def _name_fix(safety: Safety, *, unsafe_fixes: bool) -> str:
    if safety == "safe":
        return "fix"
    return "fix (unsafe)" if unsafe_fixes else "fix (unsafe, needs --unsafe-fixes)"


def _find_edit(item: Item) -> Edit | None:
    """Find the edit that touches the call itself."""
    for path, edits in item.decision.edits:
        if path == item.finding.place.path:
            return next((edit for edit in edits if _concerns(edit, item.finding)), None)
    return None


def _concerns(edit: Edit, finding: Finding) -> bool:
    is_about_call = isinstance(edit, OffloadBlock | OffloadCall | SwapCall)
    overlaps = span_start(edit.span) < span_end(finding.span) and span_start(finding.span) < span_end(edit.span)
    return is_about_call and overlaps


def _describe_to_def(item: Item) -> str:
    together = _describe_partners(item.partners)
    waits = "it awaits nothing that really waits" if together else "it awaits nothing"
    return (
        f"turn `{_shorten_name(item.decision.function)}` into `def`: {waits}{_describe_worker(item.finding)}{together}"
    )


def _describe_worker(finding: Finding) -> str:
    own = _find_own_entry(finding)
    if own is None or own.sync != "worker":
        return ""
    return f", so {visible(own.framework) or 'the framework'} will run it in a worker thread"


def _describe_partners(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    shown = ", ".join(f"`{_shorten_name(name)}`" for name in names[:_MAX_PARTNERS])
    more = f" and {len(names) - _MAX_PARTNERS} more" if len(names) > _MAX_PARTNERS else ""
    return f"; together with {shown}{more}"


def _describe_offload(item: Item) -> str:
    return f"hand the blocking part of `{_shorten_name(item.decision.function)}` to a worker thread"


def _describe_swap(item: Item) -> str:
    return f"use the asynchronous equivalent in `{_shorten_name(item.decision.function)}`"


_STRATEGIES: Final[dict[Strategy, Callable[[Item], str]]] = {
    "to_def": _describe_to_def,
    "offload": _describe_offload,
    "swap": _describe_swap,
}
