"""A place in the tests that puts something else into a function's place in, what that has to become out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from async_fixer.edits import ReplaceName
from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.model import Obstacle
from async_fixer.plan.chains.outcome import Outcome, join
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import marked_argument
from async_fixer.program.values import ClassValue, FunctionValue, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.fates import Fates
    from async_fixer.analysis.uses import Use
    from async_fixer.program.marks import Mark
    from async_fixer.program.values import Frame

STANDS_IN: Final = "stands_in"
"""the mark of the classes whose objects stand for async functions in tests"""


class Doubles:
    """Answers what stands in the place of functions in one program."""

    def __init__(self, analysis: Analysis) -> None:
        self._program = analysis.program
        self._engine = analysis.program.engine
        self._uses = analysis.uses
        self._asserts: frozenset[str] | None = None

    def judge_text(self, use: Use, around: object) -> Outcome | None:
        """Return what becomes of a call that replaces what a text names; None where it may look it up."""
        if not use.certain or not isinstance(around, ir.Call):
            return None
        marks = self._marks(use, around.func)
        mark = next((mark for mark in marks if mark.name == "patches"), None)
        if mark is None and marks:
            return None
        new = self._find_new(use, around, mark)
        makers = [keyword.value for keyword in around.keywords if self._is_maker(use, keyword.value)]
        if mark is None and not makers and (new is None or not self._may_replace(use, new)):
            return None
        values = () if new is None else (self.judge_value(use, new),)
        parts = (*values, *(self._exchange(use, maker) for maker in makers), *self._judge_effects(use, around))
        return join((*parts, Outcome(obstacle=self._find_assert(use.module))))

    def judge_value(self, use: Use, value: ir.Expr) -> Outcome:
        """Return what becomes of what is put in a function's place: a double, a fake of the tests, a variable."""
        if isinstance(value, ir.Call) and self._is_maker(use, value.func):
            asserted = Outcome(obstacle=self._find_assert(use.module))
            return join((self._exchange(use, value.func), *self._judge_effects(use, value), asserted))
        made = self._assigned_once(use, value) if isinstance(value, ir.Name) else None
        if made is not None:
            return self.judge_value(use, made)
        held = self._engine.infer(self._frame(use), value)
        functions = tuple(item.ref for item in held.items if isinstance(item, FunctionValue))
        if held.complete and functions and len(functions) == len(held.items) and all(map(self._is_async, functions)):
            return Outcome(together=functions)
        place = place_of(self._program.index(use.module), value.span)
        return Outcome(obstacle=Obstacle("referenced", "it is replaced here by what would not follow", place))

    def find_bare(self) -> Iterator[tuple[str, ir.Call]]:
        """Yield module and call of each double that is made for no function in particular: it may stand for any."""
        names = self._program.marked_names(frozenset({STANDS_IN}))
        for key in self._program.modules.project if names else ():
            if not names.isdisjoint(self._program.spoken(key)):
                calls = (call for call in self._uses.fates(key).calls() if self._is_bare(key, call))
                yield from ((key, call) for call in calls if not self._is_placed(key, call))

    def is_put_in_place(self, use: Use, around: ir.Call) -> bool:
        """Tell whether a call puts what it is given in the place of what the text before it names."""
        is_behind = all(use.expression is not first for first in around.args[:1])
        return _follows_text(around, use.expression) or (is_behind and self._patches(self._frame(use), around))

    def _is_bare(self, key: str, call: ir.Call) -> bool:
        frame = self._uses.fates(key).frame(call)
        held = self._engine.infer(frame, call.func).items
        for item in held:
            for mark in self._engine.marks(item.ref) if isinstance(item, ClassValue) else ():
                if mark.name == STANDS_IN:
                    return marked_argument(self._engine, call, item, mark.value) is None and not call.args
        return False

    def _is_placed(self, key: str, expression: ir.Expr) -> bool:
        """Tell whether a double is put in the place of something that is named: in the same call, by an assignment."""
        fates = self._uses.fates(key)
        match fates.around(expression):
            case ir.Call() as around:
                return _follows_text(around, expression) or self._patches(fates.frame(expression), around)
            case ir.Assign(value=value, targets=(ir.Attribute(value=owner),)) if value is expression:
                return self._engine.infer(fates.frame(expression), owner).complete
            case ir.Assign(value=value, targets=(ir.Name() as name,)) if value is expression:
                reads = [read for read in fates.reads(name, name.id) if not fates.is_target(read)]
                return any(self._is_placed(key, read) for read in reads) and all(
                    self._is_placed(key, read) or isinstance(fates.around(read), ir.Attribute) for read in reads
                )
            case _:
                return False

    def _patches(self, frame: Frame, call: ir.Call) -> bool:
        held = self._engine.infer(frame, call.func).items
        return any(mark.name == "patches" for item in held for mark in callee_marks(self._engine, item))

    def _find_new(self, use: Use, call: ir.Call, mark: Mark | None) -> ir.Expr | None:
        """Return what is put in the place: what stands behind the name, or the marked argument."""
        behind = (after for text, after in pairwise(call.args) if text is use.expression)
        callees = self._engine.infer(self._frame(use), call.func).items if mark is not None else ()
        named = (marked_argument(self._engine, call, item, mark.text("new")) for item in callees if mark is not None)
        return next(behind, None) or next((found for found in named if found is not None), None)

    def _may_replace(self, use: Use, new: ir.Expr) -> bool:
        """Tell whether an argument is what tests put in a function's place: a double or a function of the project."""
        if isinstance(new, ir.Call):
            return self._is_maker(use, new.func)
        if isinstance(new, ir.Name) and self._assigned_once(use, new) is not None:
            return True
        held = self._engine.infer(self._frame(use), new).items
        return any(
            isinstance(item, FunctionValue) and not self._program.index(item.ref.module).is_stub for item in held
        )

    def _assigned_once(self, use: Use, name: ir.Name) -> ir.Call | None:
        """Return the call that makes the double of a local variable, where all else only reads attributes of it."""
        found = self._engine.bindings(use.ref).names.get(name.id, ())
        value = found[0].value if len(found) == 1 else None
        if not isinstance(value, ir.Call) or not self._is_maker(use, value.func):
            return None
        fates = self._fates(use)
        others = (read for read in fates.reads(name, name.id) if read is not name and not fates.is_target(read))
        return value if all(isinstance(fates.around(read), ir.Attribute) for read in others) else None

    def _judge_effects(self, use: Use, call: ir.Call) -> Iterator[Outcome]:
        """Yield what becomes of the async functions that a double is given to call: they have to be of its kind."""
        for keyword in call.keywords:
            held = self._engine.infer(self._frame(use), keyword.value).items
            functions = tuple(item.ref for item in held if isinstance(item, FunctionValue) and self._is_async(item.ref))
            if functions:
                yield Outcome(together=functions)

    def _find_assert(self, module: str) -> Obstacle | None:
        """Return the place where a file asks a double whether it was awaited: its synchronous twin cannot say."""
        for name in sorted(self._awaited_only() & self._program.spoken(module)):
            for part in self._uses.fates(module).attributes(name):
                place = place_of(self._program.index(module), part.span)
                return Obstacle("referenced", f"a double is asked here whether it was awaited (`{name}`)", place)
        return None

    def _awaited_only(self) -> frozenset[str]:
        """Return the attributes that the doubles of async functions have beyond those of their synchronous twins."""
        if self._asserts is None:
            scopes = (
                Ref(key, number)
                for key in self._program.imported_stubs()
                for number, scope in enumerate(self._program.index(key).scopes)
                if scope.kind == "class"
            )
            marked = (ref for ref in scopes if any(mark.name == STANDS_IN for mark in self._engine.marks(ref)))
            self._asserts = frozenset(name for ref in marked for name in self._engine.bindings(ref).names)
        return self._asserts

    def _exchange(self, use: Use, maker: ir.Expr) -> Outcome:
        """Return the edit that makes a double of a synchronous function out of one of an async function."""
        twin = next(mark.value for mark in self._class_marks(use, maker) if mark.name == "sync_twin")
        return Outcome(((self._program.index(use.module).path, ReplaceName(maker.span, twin)),))

    def _is_maker(self, use: Use, expression: ir.Expr) -> bool:
        """Tell whether an expression is the class of the doubles of async functions."""
        is_name = isinstance(expression, ir.Name | ir.Attribute)
        return is_name and any(mark.name == STANDS_IN for mark in self._class_marks(use, expression))

    def _class_marks(self, use: Use, expression: ir.Expr) -> Iterator[Mark]:
        for item in self._engine.infer(self._frame(use), expression).items:
            if isinstance(item, ClassValue):
                yield from self._engine.marks(item.ref)

    def _marks(self, use: Use, expression: ir.Expr) -> tuple[Mark, ...]:
        held = self._engine.infer(self._frame(use), expression).items
        return tuple(mark for item in held for mark in callee_marks(self._engine, item))

    def _is_async(self, ref: Ref) -> bool:
        return self._program.scope(ref).is_async

    def _frame(self, use: Use) -> Frame:
        return self._program.frame(use.ref)

    def _fates(self, use: Use) -> Fates:
        return self._uses.fates(use.module)


def _follows_text(call: ir.Call, expression: ir.Expr) -> bool:
    """Tell whether an argument stands right behind a text."""
    return any(
        isinstance(text, ir.Literal) and text.kind == "str" and after is expression
        for text, after in pairwise(call.args)
    )
