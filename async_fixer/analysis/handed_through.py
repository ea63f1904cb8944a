"""A function and one of its parameters in, the places out where it does more with the argument than hand it through."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.analysis.fates import Fates
from async_fixer.analysis.inside import expressions_inside
from async_fixer.index import ir
from async_fixer.program.arguments import match_arguments
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import parameters_of
from async_fixer.program.program import Program
from async_fixer.program.values import ClassValue, FunctionValue, Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.values import Frame, Ref, Value
    from async_fixer.span import Span

_MOST_DEEP: Final = 4
"""an argument is followed through so many functions"""
_RUNNING: Final = frozenset({"awaits", "calls", "fills_in", "offloads", "runs_on_loop", "tells"})
"""marks of what runs a function, or asks for its kind"""


class HandedThrough(Struct, frozen=True):
    """A program, and what is around the expressions of its modules."""

    program: Program
    fates_of: Callable[[str], Fates]
    may_keep: bool = True
    """whether an object of a library may get the argument, which may keep it"""

    def find_changes(self, ref: Ref, name: str, deep: int = _MOST_DEEP) -> Iterator[tuple[str, Span]]:
        """Yield module and span of each place where a function wraps, runs or inspects what a parameter gets.

        It may read and set attributes of it, give it to what it overrides, to a library's function that does not run
        it, and to functions of the project that do no more.
        """
        if all(parameter.name != name for parameter in self.program.scope(ref).parameters):
            yield from self._taken_out_of_stars(ref, name)
            return
        fates = self.fates_of(ref.module)
        for where, part in expressions_inside(self.program, ref):
            if isinstance(part, ir.Name) and part.id == name and not fates.is_target(part):
                yield from self._of_read(where, part, deep)

    def is_given_back(self, where: Ref, call: ir.Call, argument: ir.Expr) -> bool:
        """Tell whether a call runs functions of the project only, and these do no more with an argument."""
        held = self.program.engine.infer(self.program.frame(where), call.func).items
        own = (isinstance(item, FunctionValue) and not self.program.index(item.ref.module).is_stub for item in held)
        return bool(held) and all(own) and not any(self._of_argument(where, call, argument, _MOST_DEEP))

    def _of_read(self, where: Ref, part: ir.Name, deep: int) -> Iterator[tuple[str, Span]]:
        fates = self.fates_of(where.module)
        match fates.around(part):
            case ir.Return():
                return
            case ir.Call(func=func) as call if func is not part:
                if not is_overridden(self.program, self.program.frame(where), func):
                    yield from self._of_argument(where, call, part, deep)
            case _:
                if not fates.is_looked_at(part):
                    yield where.module, part.span

    def _of_argument(self, where: Ref, call: ir.Call, part: ir.Expr, deep: int) -> Iterator[tuple[str, Span]]:
        held = self.program.engine.infer(self.program.frame(where), call.func).items
        for item in held:
            if isinstance(item, FunctionValue) and not self.program.index(item.ref.module).is_stub and deep:
                given = match_arguments(call, parameters_of(self.program.engine, item)).by_name
                names = [name for name, argument in given.items() if argument is part]
                yield from (change for name in names for change in self.find_changes(item.ref, name, deep - 1))
                if names:
                    continue
            if not self._is_harmless(item):
                yield where.module, part.span
        if not held:
            yield where.module, part.span

    def _is_harmless(self, item: Value) -> bool:
        """Tell whether a value is a library's function that neither runs its arguments nor asks for their kind."""
        if not isinstance(item, FunctionValue | ClassValue | Instance):
            return False
        if not self.may_keep and (not isinstance(item, FunctionValue) or item.receiver is not None):
            return False
        marks = (mark for mark in callee_marks(self.program.engine, item) if "." not in mark.value)
        return self.program.index(item.ref.module).is_stub and _RUNNING.isdisjoint(mark.name for mark in marks)

    def _taken_out_of_stars(self, ref: Ref, name: str) -> Iterator[tuple[str, Span]]:
        """Yield where a function takes an argument out of `*args` or `**kwargs`."""
        stars = {item.name for item in self.program.scope(ref).parameters if item.kind in ("star", "double_star")}
        for _, part in expressions_inside(self.program, ref):
            match part:
                case (
                    ir.Subscript(value=ir.Name(id=star), index=key)
                    | ir.Call(func=ir.Attribute(value=ir.Name(id=star)), args=(key, *_))
                ) if star in stars and _may_be(key, name):
                    yield ref.module, part.span
                case _:
                    continue


def _may_be(key: ir.Expr, name: str) -> bool:
    return not isinstance(key, ir.Literal) or key.kind == "int" or key.value == name


def is_overridden(program: Program, frame: Frame, func: ir.Expr) -> bool:
    """Tell whether an expression is what a method overrides, or what calling that gave: `super().get(path)`."""
    match func:
        case ir.Attribute(value=ir.Call(func=ir.Name(id="super"))):
            return True
        case ir.Call(func=inner):
            return is_overridden(program, frame, inner)
        case ir.Name(id=name):
            made = _find_call(program, frame, name)
            return made is not None and is_overridden(program, *made)
        case _:
            return False


def _find_call(program: Program, frame: Frame, name: str) -> tuple[Frame, ir.Call] | None:
    """Return the call whose result a variable of a function, or of one around it, holds."""
    where: Frame | None = frame
    while where is not None and where.ref.scope:
        bindings = program.engine.bindings(where.ref).names.get(name, ())
        if bindings:
            values = [binding.value for binding in bindings]
            return (where, values[0]) if len(values) == 1 and isinstance(values[0], ir.Call) else None
        where = where.closure
    return None
