"""An argument that is a mapping or a sequence in, what it holds out, each with the expression that stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from async_fixer.index import ir
from async_fixer.program.values import Instance, TupleValue, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame, Values

_MOST_NAMES: Final = 4
"""a name may stand for what another name holds, so many times"""


class Item(NamedTuple):
    """One thing that an argument holds, and the expression in the call that stands for it."""

    value: Value
    at: ir.Expr


def find_contents(program: Program, frame: Frame, argument: ir.Expr, *, is_mapping: bool) -> Iterator[Item]:
    """Yield the values of the mapping, or the items of the sequence, that an argument is."""
    yield from _Reader(program, is_mapping).read(frame, argument, _MOST_NAMES)


class _Reader:
    """Follows displays, sums and names to what they hold; anything else is asked for its items."""

    def __init__(self, program: Program, is_mapping: bool) -> None:  # noqa: FBT001 - private
        self._program = program
        self._is_mapping = is_mapping

    def read(self, frame: Frame, expression: ir.Expr, names: int) -> Iterator[Item]:
        match expression:
            case ir.Display(items=items, keys=keys):
                for number, item in enumerate(items):
                    yield from self._item(frame, item, names, is_whole=bool(keys) and keys[number] is None)
            case ir.Operation(ops=("+" | "|",), operands=operands):
                for operand in operands:
                    yield from self.read(frame, operand, names)
            case ir.Name() if names and (assigned := self._program.assigned(frame, expression)) is not None:
                known = [item.value for item in self.read(*assigned, names - 1)]
                known += self._held(self._program.engine.infer(frame, expression))
                yield from (Item(value, expression) for value in dict.fromkeys(known))
            case _:
                held = self._program.engine.infer(frame, expression)
                yield from (Item(value, expression) for value in self._held(held))

    def _item(self, frame: Frame, item: ir.Expr, names: int, *, is_whole: bool) -> Iterator[Item]:
        if isinstance(item, ir.Starred):
            yield from self.read(frame, item.value, names)
        elif is_whole:
            yield from self.read(frame, item, names)
        else:
            yield from (Item(value, item) for value in self._program.engine.infer(frame, item).items)

    def _held(self, held: Values) -> list[Value]:
        """Return the values of the dicts, or the items of the sequences, that something may be."""
        return [value for item in held.items for part in self._parts(item) for value in part.items]

    def _parts(self, item: Value) -> tuple[Values, ...]:
        match item:
            case TupleValue(items=items):
                return items
            case Instance(arguments=arguments, fields=fields) if self._is_mapping:
                return (*arguments[1:], *(values for _, values in fields))
            case _:
                return (self._program.engine.element(item),)
