"""An async function in, what becomes of every place out that refers to it once it is `def`: an edit, or an obstacle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.waits import Wait
from async_fixer.edits import CallArgument, KeepLastArgument, UnwrapCall
from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.model import Obstacle, Place
from async_fixer.plan.chains.doubles import Doubles
from async_fixer.plan.chains.outcome import Outcome, join
from async_fixer.plan.chains.protocols import TWINS
from async_fixer.plan.hazards.keys import is_compared_key
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import ClassValue, Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.fates import Around
    from async_fixer.analysis.uses import Use
    from async_fixer.analysis.waits import Kind, Waits
    from async_fixer.edits import Edit
    from async_fixer.model import Failure
    from async_fixer.program.values import Ref

_HARMLESS: Final = frozenset({"__name__", "__doc__", "__module__", "__qualname__"})
"""attributes of a function that say nothing of its kind"""
_TAKING: Final = frozenset({"awaits", "drives", "runs_on_loop"})
"""marks of what does something with a coroutine that it is given"""
_DRIVING: Final = frozenset({"drives"})
_WAITING: Final[dict[type, Kind]] = {ir.Await: "await", ir.For: "for", ir.With: "with"}


class References:
    """Answers what the places that refer to an async function become."""

    def __init__(self, analysis: Analysis, waits: Waits) -> None:
        self._analysis = analysis
        self._waits = waits
        self._program = analysis.program
        self._uses = analysis.uses
        self.doubles = Doubles(analysis)

    def of(self, ref: Ref, seen: tuple[Ref, ...] = ()) -> Iterator[Outcome]:
        """Yield what becomes of each place that refers to the function `ref`, or to one that hands its coroutine on."""
        registered = {entry.registered for entry in self._analysis.entries if entry.frame.ref == ref}
        for use in self._uses.of(ref):
            if not self._uses.leads_to(use, registered) and not is_compared_key(self._analysis, use):
                yield self._judge(ref, use, (*seen, ref))
        yield from self._in_unread(ref)

    def _judge(self, ref: Ref, use: Use, seen: tuple[Ref, ...]) -> Outcome:
        around = self._uses.around(use)
        if self._program.scope(ref).name in TWINS:
            return self._hold(ref, use, "is named here")
        if isinstance(use.expression, ir.Literal):
            found = self.doubles.judge_text(use, around)
            words = "is also named here" if use.certain else "may be what is meant here"
            return found or self._hold(ref, use, words)
        is_look_up = isinstance(use.expression, ir.Call) and not use.certain
        if isinstance(around, ir.Call) and around.func is use.expression and not is_look_up:
            return self._called(ref, use, around, seen)
        if not use.certain:
            return self._hold(ref, use, "may be what is meant here")
        return self._as_value(ref, use, around)

    def _as_value(self, ref: Ref, use: Use, around: Around) -> Outcome:
        """Return what becomes of a place that names the function without calling it."""
        match around:
            case ir.Attribute(attr=attr) if attr in _HARMLESS:
                return Outcome()
            case ir.Assign(targets=targets, value=value) if value is not None and use.expression in targets:
                return self.doubles.judge_value(use, value)
            case ir.Call() if self.doubles.is_put_in_place(use, around):
                return Outcome()
            case ir.Call(args=(first, *_)) if first is use.expression and self._is_marked(around, use, _DRIVING):
                return self._edit(use, CallArgument(around.span))
            case _:
                return self._hold(ref, use, "is used as a value here")

    def _called(self, ref: Ref, use: Use, call: ir.Call, seen: tuple[Ref, ...]) -> Outcome:
        around = self._uses.fates(use.module).around(call)
        wait = self._find_wait(use, call, around)
        if wait is not None:
            return self._waited_for(ref, use, wait)
        if not use.certain:
            lost = self._may_be_coroutine(use, call)
            return self._hold(ref, use, "may be what is meant here") if lost else Outcome()
        match around:
            case ir.Call() if self._is_marked(around, use, _DRIVING):
                return self._edit(use, UnwrapCall(around.span, call.span))
            case ir.Return():
                return self._returned(ref, use, seen)
            case ir.Expression():
                return self._hold(ref, use, "is called here without being awaited, so that it never runs")
            case _:
                return self._hold(ref, use, "is called here without being awaited at once")

    def _waited_for(self, ref: Ref, use: Use, wait: Wait) -> Outcome:
        """Return what becomes of a place that waits: it is changed with all that runs there, where that is known."""
        if not wait.is_known:
            return self._hold(ref, use, "may be what is awaited here, or something that is not known")
        return Outcome(together=tuple(other for other in wait.targets if self._program.scope(other).is_async))

    def _find_wait(self, use: Use, call: ir.Expr, around: Around) -> Wait | None:
        """Return the place at which what a call gives is waited for."""
        match around:
            case ir.Await() | ir.For(is_async=True) | ir.With(is_async=True):
                kind = _WAITING[type(around)]
                return self._waits.at(use.module, kind, around.span) or Wait(use.ref, kind, around.span, (call.span,))
            case ir.Conditional() if around.test is not call:
                return self._find_wait(use, around, self._uses.fates(use.module).around(around))
            case ir.Comprehension():
                return self._waits.at(use.module, "clause", call.span)
            case _:
                return None

    def _returned(self, ref: Ref, use: Use, seen: tuple[Ref, ...]) -> Outcome:
        """Return what becomes of a function that returns the coroutine for others to await: the same as of this one."""
        owner = use.ref
        if owner in seen or not self._only_returns(owner):
            return self._hold(ref, use, "is returned as a coroutine here")
        return join((*self.of(owner, seen), Outcome(tuple(self._find_annotation(owner)))))

    def _only_returns(self, owner: Ref) -> bool:
        """Tell whether a function does nothing but return something, behind its docstring."""
        scope = self._program.scope(owner)
        rest = [part for part in scope.body if not isinstance(part, ir.Expression)]
        alone = len(rest) == 1 and isinstance(rest[0], ir.Return)
        return scope.kind == "function" and not scope.is_async and not scope.decorators and alone

    def _find_annotation(self, owner: Ref) -> Iterator[tuple[str, Edit]]:
        """Yield the edit with which a function says that it returns what awaiting its result gave: `Awaitable[X]`."""
        returns = self._program.scope(owner).returns
        if isinstance(returns, ir.Subscript):
            outer = self._program.engine.outer(self._program.frame(owner))
            held = self._program.engine.infer(outer, returns.value).items
            if any(isinstance(item, ClassValue) and self._is_awaitable(item) for item in held):
                yield self._program.index(owner.module).path, KeepLastArgument(returns.span)

    def _is_awaitable(self, item: ClassValue) -> bool:
        return bool(self._program.engine.attribute(Instance(item.ref), "__await__").items)

    def _is_marked(self, call: ir.Call, use: Use, names: frozenset[str]) -> bool:
        engine = self._program.engine
        held = engine.infer(self._program.frame(use.ref), call.func).items
        return any(mark.name in names for item in held for mark in callee_marks(engine, item))

    def _may_be_coroutine(self, use: Use, call: ir.Call) -> bool:
        """Tell whether what a call gives is treated like a coroutine: run beside others, or driven to its end."""
        fates = self._uses.fates(use.module)
        around = fates.around(call)
        while isinstance(around, ir.Comprehension | ir.Display | ir.Starred):
            around = fates.around(around)
        match around:
            case ir.Call():
                return self._is_marked(around, use, _TAKING)
            case ir.Assign(targets=(ir.Name() as name,)):
                reads = (fates.around(read) for read in fates.reads(name, name.id))
                return any(
                    isinstance(part, ir.Await) or (isinstance(part, ir.Call) and self._is_marked(part, use, _TAKING))
                    for part in reads
                )
            case _:
                return False

    def _in_unread(self, ref: Ref) -> Iterator[Outcome]:
        name = self._program.scope(ref).name
        for failure in self._analysis.unread:
            if re.search(rf"\b{re.escape(name)}\b", failure.text):
                yield Outcome(obstacle=_unread(name, failure))

    def _edit(self, use: Use, edit: Edit) -> Outcome:
        return Outcome(((self._program.index(use.module).path, edit),))

    def _hold(self, ref: Ref, use: Use, words: str) -> Outcome:
        place = place_of(self._program.index(use.module), use.span)
        return Outcome(obstacle=Obstacle("referenced", f"`{self._program.scope(ref).name}` {words}", place))


def _unread(name: str, failure: Failure) -> Obstacle:
    place = Place(failure.path, max(failure.line, 1), 1, max(failure.line, 1), 1)
    return Obstacle("referenced", f"`{name}` occurs in a file that is not analysed", place)
