"""What the search for registrations goes by: a program, what its stubs mark, and which functions are open ends."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.inside import parts_of
from async_fixer.analysis.registrars import find_registrars
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_statements
from async_fixer.program.values import CallableValue, Ref, TypeVariable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame, Values

_CALLED: Final = ("function", "lambda")


class Search:
    """A program and its registrars. `open` holds the functions whose registrations depend on who calls them."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.registrars = find_registrars(program)
        self.open: dict[Ref, None] = {}
        self._names = self.registrars.names
        self._children: dict[str, dict[int, list[int]]] = {}

    @property
    def engine(self) -> Engine:
        """What answers questions about values."""
        return self.program.engine

    def speaks(self, key: str) -> bool:
        """Tell whether a module mentions anything that registers."""
        return not self._names.isdisjoint(self.program.spoken(key))

    def children(self, ref: Ref) -> Iterator[Ref]:
        """Yield the functions, classes and lambdas that a scope defines, in order."""
        if ref.module not in self._children:
            self._children[ref.module] = self._find_children(ref.module)
        yield from (Ref(ref.module, number) for number in self._children[ref.module].get(ref.scope, ()))

    def _find_children(self, key: str) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        scopes = self.program.index(key).scopes
        for number, scope in enumerate(scopes):
            parent = scope.parent
            while parent > 0 and scopes[parent].kind == "comprehension":
                parent = scopes[parent].parent
            if scope.kind not in ("module", "comprehension"):
                found[parent].append(number)
        return found

    def expressions(self, frame: Frame) -> Iterator[tuple[Frame, ir.Expr]]:
        """Yield every expression of a body with the frame that evaluates it: that of a comprehension in there."""
        for statement in walk_statements(self.program.scope(frame.ref).body):
            for expression in expressions_of(statement):
                yield from self.parts(frame, expression)

    def parts(self, frame: Frame, expression: ir.Expr) -> Iterator[tuple[Frame, ir.Expr]]:
        """Yield an expression and every one in it, likewise."""
        yield from parts_of(self.engine, frame, expression)

    def check(self, frame: Frame, held: Values) -> None:
        """Note the function around `frame` as an open end where what it registers is not known."""
        if _is_vague(held):
            self.note(frame)

    def check_callee(self, frame: Frame, callee: ir.Expr, held: Values) -> None:
        """Note the function around `frame` as an open end where it calls a parameter, or a method of one."""
        if _is_vague(held) and _root(callee) in self.parameters(frame.ref):
            self.note(frame)

    def note(self, frame: Frame) -> None:
        """Note the function around a frame as an open end, if anything depends on who calls it."""
        while frame.closure is not None and self.program.scope(frame.ref).kind == "comprehension":
            frame = frame.closure
        if self.program.scope(frame.ref).kind in _CALLED and any(self.parameters(frame.ref)):
            self.open[frame.ref] = None

    def parameters(self, ref: Ref) -> Iterator[str]:
        """Yield the parameters of a function and of the functions around it."""
        while ref.scope > 0:
            scope = self.program.scope(ref)
            yield from (parameter.name for parameter in scope.parameters)
            ref = Ref(ref.module, scope.parent)


def _is_vague(held: Values) -> bool:
    vague = any(isinstance(item, CallableValue | TypeVariable) for item in held.items)
    return vague or not (held.items or held.complete)


def _root(expression: ir.Expr) -> str:
    """Return the name that a dotted name or a call of one starts with."""
    match expression:
        case ir.Name(id=name):
            return name
        case ir.Attribute(value=inner) | ir.Call(func=inner):
            return _root(inner)
        case _:
            return ""
