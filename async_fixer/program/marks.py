"""A stub's decorators in, the marks that they are out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec import Struct

from async_fixer.errors import StubError
from async_fixer.index import ir
from async_fixer.knowledge.marks import NAMES

if TYPE_CHECKING:
    from async_fixer.index.ir import Expr, ModuleIndex

Plain: TypeAlias = str | int | float | bool | None


class Mark(Struct, frozen=True):
    """One mark, with its arguments as they were written. The first positional argument is `value`."""

    name: str
    value: str = ""
    options: tuple[tuple[str, Plain], ...] = ()
    unless: tuple[tuple[str, Plain], ...] = ()
    """argument values, by parameter name, any one of which lifts the mark"""

    def text(self, option: str, default: str = "") -> str:
        """Return a text option, or `default` where it was not written."""
        return str(dict(self.options).get(option, default))


def read_marks(index: ModuleIndex, decorators: tuple[Expr, ...]) -> tuple[Mark, ...]:
    """Return the marks among the decorators of something that a stub defines.

    Raises StubError for a mark whose arguments are no literals.
    """
    return tuple(mark for decorator in decorators if (mark := _read_mark(index, decorator)) is not None)


def is_mark(decorator: Expr) -> bool:
    """Tell whether a decorator in a stub is a mark."""
    head = decorator.func if isinstance(decorator, ir.Call) else decorator
    return isinstance(head, ir.Name) and head.id in NAMES


def _read_mark(index: ModuleIndex, decorator: Expr) -> Mark | None:
    match decorator:
        case ir.Name(id=name) if name in NAMES:
            return Mark(name)
        case ir.Call(func=ir.Name(id=name), args=args, keywords=keywords) if name in NAMES:
            first = _plain(index, args[0]) if args else ""
            options = {keyword.name: keyword.value for keyword in keywords}
            unless = _pairs(index, options.pop("unless", None))
            plain = tuple((key, _plain(index, value)) for key, value in options.items())
            return Mark(name, cast("str", first), plain, unless)
        case _:
            return None


def _pairs(index: ModuleIndex, expression: Expr | None) -> tuple[tuple[str, Plain], ...]:
    match expression:
        case None:
            return ()
        case ir.Display(kind="dict", items=items, keys=keys):
            return tuple(
                (str(_plain(index, key)), _plain(index, item))
                for key, item in zip(keys, items, strict=True)
                if key is not None
            )
        case _:
            raise StubError("`unless` is no dictionary of literals", path=index.path)


def _plain(index: ModuleIndex, expression: Expr) -> Plain:
    match expression:
        case ir.Literal(value=value):
            return value
        case ir.Operation(ops=("-",), operands=(ir.Literal(value=int() | float() as number),)):
            return -number
        case _:
            raise StubError("a mark takes literals only", path=index.path)
