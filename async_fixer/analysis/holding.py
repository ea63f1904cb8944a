"""A value in, whether it only works in the thread that made it out: itself, or by what it holds and would use there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.arguments import match_arguments
from async_fixer.program.decorators import callee_marks
from async_fixer.program.fields import declared_names
from async_fixer.program.injection import parameters_of
from async_fixer.program.values import (
    Around,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Partial,
    Running,
    TupleValue,
    Value,
    Values,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program

_DEEPEST: Final = 4
"""what is held by what is held, so many times at the most"""


class Holding:
    """Answers what works in one thread only; what was found out about a value is kept."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._engine = program.engine
        self._known: dict[Value, bool] = {}

    def is_bound(self, value: Value | None) -> bool:
        """Tell whether a value is of one thread by itself: an object, a method of it, a generator over it."""
        match value:
            case Instance(free=False):
                return self._program.has_mark(value, "thread_bound")
            case FunctionValue(receiver=Instance() as receiver):
                return self.is_bound(receiver)
            case Running(frame=frame, kind="generator"):
                return any(self.is_bound(item) for item in self._iterated(frame).items)
            case _:
                return False

    def holds(self, value: Value) -> bool:
        """Tell whether a value is of one thread, or something is that it holds: in fields, items, a closure."""
        if value not in self._known:
            self._known[value] = False
            self._known[value] = self._is_holding(value, _DEEPEST)
        return self._known[value]

    def holds_any(self, frame: Frame, expression: ir.Expr) -> bool:
        """Tell whether what an expression gives holds a thing of one thread, as far as its value or its parts tell."""
        return self._gives(frame, expression, _DEEPEST)

    def _gives(self, frame: Frame, expression: ir.Expr, depth: int) -> bool:
        held = self._engine.infer(frame, expression)
        if any(self.holds(item) for item in held.items):
            return True
        if depth <= 0 or not isinstance(expression, ir.Call):
            return False
        return any(self._gives(frame, part, depth - 1) for part in self._kept(frame, expression, held))

    def _kept(self, frame: Frame, call: ir.Call, made: Values) -> Iterator[ir.Expr]:
        """Yield the arguments of a call that what it gives keeps: a new object, a generator that has not begun."""
        if any(isinstance(item, Running) and item.kind != "coroutine" for item in made.items):
            yield from (*call.args, *(keyword.value for keyword in call.keywords))
        for item in self._engine.infer(frame, call.func).items:
            if isinstance(item, ClassValue):
                used = self._consumed(item)
                given = match_arguments(call, parameters_of(self._engine, item)).by_name
                yield from (argument for name, argument in given.items() if name not in used)

    def _consumed(self, cls: ClassValue) -> set[str]:
        """Return the parameters of a library's class that it is through with when the object is made."""
        marks = callee_marks(self._engine, cls)
        return {mark.value for mark in marks if mark.name == "consumes" and not mark.text("when")}

    def _is_holding(self, value: Value, depth: int) -> bool:
        if self.is_bound(value):
            return True
        if depth <= 0:
            return False
        return any(self._is_holding(item, depth - 1) for part in self._parts(value) for item in part.items)

    def _parts(self, value: Value) -> Iterator[Values]:
        """Yield what a value holds."""
        match value:
            case Instance():
                yield from self._parts_of_object(value)
            case TupleValue(items=items):
                yield from items
            case FunctionValue(receiver=receiver, closure=closure):
                yield from self._parts_of_code(Frame(value.ref, receiver, closure))
            case Running(frame=frame):
                yield from self._parts_of_code(frame)
                yield self._iterated(frame)
            case Partial(callee=callee, positional=positional, named=named):
                yield from (one(callee), *positional, *(values for _, values in named))
            case Around(callee=callee, context=context):
                yield from (one(callee), one(context))
            case _:
                return

    def _parts_of_object(self, value: Instance) -> Iterator[Values]:
        """Yield what an object was given, what its type says of its items, what its methods assign to it."""
        used = self._consumed(ClassValue(value.ref, value.arguments))
        yield from (values for name, values in value.fields if name not in used)
        yield from value.arguments
        for owner in self._engine.lineage(value.ref, value.arguments).ancestors:
            if not self._engine.module(owner.ref.module).is_stub:
                names = (*self._engine.assigned_attributes(owner.ref), *declared_names(self._engine, owner.ref))
                yield from (self._engine.attribute(value, name) for name in dict.fromkeys(names))

    def _parts_of_code(self, frame: Frame) -> Iterator[Values]:
        """Yield what a function that has not run yet will find: its object, its arguments, variables around it."""
        if frame.receiver is not None:
            yield one(frame.receiver)
        yield from (values for _, values in frame.arguments)
        if frame.closure is not None and frame.closure.ref.scope:
            around = self._engine.bindings(frame.closure.ref).names
            used = (part for part in self._names(frame) if part.id in around)
            yield from (self._engine.infer(frame, part) for part in used)

    def _names(self, frame: Frame) -> Iterator[ir.Name]:
        for statement in walk_statements(self._engine.scope(frame.ref).body):
            for expression in expressions_of(statement):
                yield from (part for part in walk_expression(expression) if isinstance(part, ir.Name))

    def _iterated(self, frame: Frame) -> Values:
        """Return what a generator expression iterates over; nothing for a function."""
        if self._engine.scope(frame.ref).kind != "comprehension" or frame.closure is None:
            return Values()
        return self._engine.infer(frame.closure, self._engine.comprehension(frame.ref).first)
