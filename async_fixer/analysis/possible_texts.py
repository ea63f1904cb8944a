"""An expression in, the texts out that it may be, as far as the program says: constants, settings, what callers pass.

`UNREAD` stands in them for what cannot be read. Of a call that nothing is known of, each argument may be the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from async_fixer.analysis.bound import Place, find_attribute, find_name
from async_fixer.analysis.outcomes import returned_by
from async_fixer.index import ir
from async_fixer.program.arguments import match_arguments
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import parameters_of
from async_fixer.program.values import Frame, FunctionValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.values import Value

UNREAD: Final = "\N{HORIZONTAL ELLIPSIS}"
_DEEPEST: Final = 10
"""names and calls that lead to one another"""
_MOST: Final = 24
"""texts of one expression"""
_EITHER: Final = ("or", "and")


def read_texts(program: Program, frame: Frame, expression: ir.Expr) -> tuple[str, ...]:
    """Return the texts that an expression may be as a whole; of a display those of its items."""
    return _Reader(program, _DEEPEST).read(frame, expression)


def find_displays(program: Program, frame: Frame, expression: ir.Expr) -> Iterator[tuple[Frame, ir.Display]]:
    """Yield the displays that an expression may be."""
    yield from _Reader(program, _DEEPEST).displays(frame, expression)


def read_arguments(program: Program, frame: Frame, call: ir.Call, callee: Value) -> dict[str, Place]:
    """Return the arguments of a call by parameter, those of a dict included that stands behind two stars."""
    given = match_arguments(call, parameters_of(program.engine, callee)).by_name
    found = {name: Place(frame, argument) for name, argument in given.items()}
    for keyword in call.keywords:
        for where, display in () if keyword.name else find_displays(program, frame, keyword.value):
            found.update((name, Place(where, item)) for name, item in items_of(display))
    return found


def items_of(display: ir.Display) -> Iterator[tuple[str, ir.Expr]]:
    """Yield the items of a dict whose keys are written out."""
    for key, item in zip(display.keys, display.items, strict=False):
        if isinstance(key, ir.Literal):
            yield str(key.value), item


class _Reader:
    def __init__(self, program: Program, depth: int) -> None:
        self._program = program
        self._depth = depth

    def read(self, frame: Frame, expression: ir.Expr) -> tuple[str, ...]:
        """Return the texts that an expression may be."""
        follow = _READ.get(type(expression)) if self._depth > 0 else None
        found = () if follow is None else follow(_Reader(self._program, self._depth - 1), frame, expression)
        return tuple(dict.fromkeys(found))[:_MOST] or (UNREAD,)

    def literal(self, _frame: Frame, expression: ir.Literal) -> Iterable[str]:
        """Return the text of a constant; None is an empty one."""
        return ("" if expression.value is None else str(expression.value),)

    def name(self, frame: Frame, expression: ir.Name) -> Iterable[str]:
        """Return the texts that a name is bound to."""
        return self._all(find_name(self._program, frame, expression))

    def attribute(self, frame: Frame, expression: ir.Attribute) -> Iterable[str]:
        """Return the texts that an attribute may hold; of a property those that it returns."""
        return self._all(find_attribute(self._program, frame, expression))

    def subscript(self, frame: Frame, expression: ir.Subscript) -> Iterable[str]:
        """Return the texts of an item of a dict that is written out."""
        return self._all(self._items(frame, expression))

    def call(self, frame: Frame, expression: ir.Call) -> Iterable[str]:
        """Return the texts that a call may give."""
        known = [
            text
            for value in self._program.engine.infer(frame, expression.func).items
            for text in self._given(frame, expression, value)
        ]
        return known or [text for text in self._all(_ingredients(frame, expression)) if text]

    def _given(self, frame: Frame, call: ir.Call, value: Value) -> Iterable[str]:
        """Return the texts that a function of the project returns, or that a library's spells with its arguments."""
        for mark in callee_marks(self._program.engine, value):
            if mark.name == "spells":
                given = read_arguments(self._program, frame, call, value)
                return self._spelt(mark.value, given)
        if not isinstance(value, FunctionValue) or self._program.engine.module(value.ref.module).is_stub:
            return ()
        inner = Frame(value.ref, value.receiver, value.closure)
        return self._all(Place(inner, part) for part in returned_by(self._program.engine, value.ref))

    def _spelt(self, template: str, given: dict[str, Place]) -> list[str]:
        texts = [template]
        for name in [part.partition("}")[0] for part in template.split("{")[1:]]:
            parts = self.read(*given[name]) if name in given else ("",)
            texts = [text.replace(f"{{{name}}}", part) for text in texts for part in parts][:_MOST]
        return texts

    def format(self, frame: Frame, expression: ir.Format) -> Iterable[str]:
        """Return the texts of an f-string: what stands between its expressions is not known."""
        texts = [expression.leading]
        for number, part in enumerate(expression.parts):
            between = UNREAD if number else ""
            texts = [text + between + end for text in texts for end in self.read(frame, part)][:_MOST]
        return texts

    def operation(self, frame: Frame, expression: ir.Operation) -> Iterable[str]:
        """Return the texts of a sum, of a template with something filled in, of either operand."""
        match expression:
            case ir.Operation(ops=("+", *_), operands=operands):
                texts = [""]
                for operand in operands:
                    texts = [text + end for text in texts for end in self.read(frame, operand)][:_MOST]
                return texts
            case ir.Operation(ops=("%",), operands=(template, _)):
                return [text.partition("%")[0] + UNREAD for text in self.read(frame, template)]
            case ir.Operation(ops=(name, *_), operands=operands) if name in _EITHER:
                return self._all(Place(frame, operand) for operand in operands)
            case _:
                return ()

    def conditional(self, frame: Frame, expression: ir.Conditional) -> Iterable[str]:
        """Return the texts of either alternative."""
        return self._all((Place(frame, expression.body), Place(frame, expression.orelse)))

    def display(self, frame: Frame, expression: ir.Display) -> Iterable[str]:
        """Return the texts of all items."""
        return self._all(Place(frame, item) for item in expression.items)

    def inner(self, frame: Frame, expression: ir.Await | ir.Walrus) -> Iterable[str]:
        """Return the texts of what is awaited or named."""
        return self.read(frame, expression.value)

    def displays(self, frame: Frame, expression: ir.Expr) -> Iterator[tuple[Frame, ir.Display]]:
        """Yield the displays that an expression may be."""
        deeper = _Reader(self._program, self._depth - 1)
        match expression:
            case ir.Display():
                yield frame, expression
            case ir.Name() | ir.Attribute() | ir.Subscript() | ir.Conditional() if self._depth > 0:
                for place in deeper.places(frame, expression):
                    yield from deeper.displays(*place)

    def places(self, frame: Frame, expression: ir.Expr) -> Iterable[Place]:
        """Return the places whose values an expression may be."""
        match expression:
            case ir.Name():
                return find_name(self._program, frame, expression)
            case ir.Attribute():
                return find_attribute(self._program, frame, expression)
            case ir.Subscript():
                return self._items(frame, expression)
            case ir.Conditional(body=body, orelse=orelse):
                return (Place(frame, body), Place(frame, orelse))
            case _:
                return ()

    def _items(self, frame: Frame, expression: ir.Subscript) -> Iterator[Place]:
        if isinstance(expression.index, ir.Literal):
            for where, display in self.displays(frame, expression.value):
                wanted = str(expression.index.value)
                yield from (Place(where, item) for name, item in items_of(display) if name == wanted)

    def _all(self, places: Iterable[Place]) -> list[str]:
        return [text for place in places for text in self.read(*place)]


def _ingredients(frame: Frame, call: ir.Call) -> Iterator[Place]:
    """Yield what a call is made with: its arguments, and the object whose method is called."""
    yield from (Place(frame, argument) for argument in call.args)
    yield from (Place(frame, keyword.value) for keyword in call.keywords)
    if isinstance(call.func, ir.Attribute):
        yield Place(frame, call.func.value)


_READ: Final[dict[type, Callable[[_Reader, Frame, Any], Iterable[str]]]] = {
    ir.Attribute: _Reader.attribute,
    ir.Await: _Reader.inner,
    ir.Call: _Reader.call,
    ir.Conditional: _Reader.conditional,
    ir.Display: _Reader.display,
    ir.Format: _Reader.format,
    ir.Literal: _Reader.literal,
    ir.Name: _Reader.name,
    ir.Operation: _Reader.operation,
    ir.Subscript: _Reader.subscript,
    ir.Walrus: _Reader.inner,
}
