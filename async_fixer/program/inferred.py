"""An expression or an attribute in, what it holds out, worked out once; if it depends on itself, until that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar, cast

from msgspec.structs import replace

from async_fixer.program.infer import infer_expression
from async_fixer.program.members import read_attribute
from async_fixer.program.tables import Tables
from async_fixer.program.values import MOST_NESTED, UNKNOWN, Frame, TupleValue, Values, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.modules import Modules
    from async_fixer.program.records import Passed
    from async_fixer.program.values import Value

Asked: TypeAlias = "tuple[int, Frame]"
Read: TypeAlias = "tuple[Value, str]"
_Q = TypeVar("_Q", bound="Asked | Read")

_MOST_ROUNDS: Final = 4
"""what still changes then is left as it is"""
_MOST_FORGOTTEN: Final = 300
"""a circle with so many answers in it is not gone round again"""
_PENDING: Final = Values((), complete=False)
"""what is told apart by its identity: the answer to a question that is just being asked"""


class Inferred(Tables):
    """Remembers answers. `query = query.filter(x)` in a loop asks for itself: the first answer is a start only."""

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self._engine = cast("Engine", self)
        self._passed: dict[Asked, Passed] = {}
        self._known: dict[Asked, Values] = {}
        self._attributes: dict[Read, Values] = {}
        self._kept: list[Expr] = []
        """what is asked by its identity must not go: another expression could get the same one"""
        self._depth = 0
        self._circles: dict[Asked | Read, int] = {}
        """questions that came round to themselves, with the length of the log by then"""
        self._log: list[Asked] = []
        """what was answered since some question came round to itself"""

    def infer(self, frame: Frame, expression: Expr) -> Values:
        """Return what an expression holds; unknown at first while that is being asked."""
        question = (id(expression), frame)
        found = self._known.get(question)
        if found is _PENDING:
            self._circles.setdefault(question, len(self._log))
            return UNKNOWN
        return self._work_out(question, expression) if found is None else found

    def attribute(self, value: Value, name: str) -> Values:
        """Return what an attribute of a value holds; unknown at first while that is being asked."""
        question = (value, name)
        found = self._attributes.get(question)
        if found is _PENDING:
            self._circles.setdefault(question, len(self._log))
            return UNKNOWN
        return self._read(question) if found is None else found

    def _work_out(self, question: Asked, expression: Expr) -> Values:
        if self._depth >= MOST_NESTED:
            return UNKNOWN
        frame = question[1]
        self._known[question] = _PENDING
        self._depth += 1
        found = infer_expression(self._engine, frame, expression)
        if question in self._circles:
            found = self._settle(
                self._known,
                question,
                found,
                again=lambda: infer_expression(self._engine, frame, expression),
                is_inside=lambda other: frame in (other, other.closure),
            )
        self._known[question] = found
        self._kept.append(expression)
        self._depth -= 1
        if self._circles:
            self._log.append(question)
        return found

    def _read(self, question: Read) -> Values:
        value, name = question
        self._attributes[question] = _PENDING
        found = read_attribute(self._engine, value, name)
        if question in self._circles:
            found = self._settle(
                self._attributes,
                question,
                found,
                again=lambda: read_attribute(self._engine, value, name),
                is_inside=lambda other: other.receiver == value,
            )
        self._attributes[question] = found
        return found

    def _settle(
        self,
        known: dict[_Q, Values],
        question: _Q,
        found: Values,
        *,
        again: Callable[[], Values],
        is_inside: Callable[[Frame], bool],
    ) -> Values:
        """Ask again with the answer to the last time, until it is the answer."""
        start = self._circles[question]
        assumed = _without_doubt(found)
        for _ in range(_MOST_ROUNDS):
            if not found.items or not self._forget(start, is_inside):
                break
            known[question] = assumed
            found = again()
            if found.complete == assumed.complete and set(found.items) == set(assumed.items):
                break
            assumed = found
        else:
            self._forget(start, is_inside)
            found = replace(join([assumed, found]), complete=False)
        del self._circles[question]
        if not self._circles:
            self._log.clear()
        return found

    def _forget(self, start: int, is_inside: Callable[[Frame], bool]) -> bool:
        """Forget the answers in the same body that were given since a question came round to itself."""
        if len(self._log) - start > _MOST_FORGOTTEN:
            return False
        for question in self._log[start:]:
            if is_inside(question[1]):
                self._known.pop(question, None)
                self._passed.pop(question, None)
        del self._log[start:]
        return True


def _without_doubt(values: Values) -> Values:
    """Return values as if nothing else were possible, in the items of tuples as well."""
    items = (
        TupleValue(tuple(_without_doubt(part) for part in item.items)) if isinstance(item, TupleValue) else item
        for item in values.items
    )
    return Values(tuple(items), complete=True)
