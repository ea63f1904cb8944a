"""What is known to be one constant in, what it is, whether it is true, whether it is another one out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

if TYPE_CHECKING:
    from async_fixer.index import ir
    from async_fixer.program.values import Values

_KINDS: Final = frozenset({"bool", "int", "str"})
_MEMBER: Final = "member"


def literal_constant(literal: ir.Literal) -> str:
    """Return which constant a literal is; "" for kinds that nothing is decided by."""
    return f"{literal.kind}:{literal.value}" if literal.kind in _KINDS else ""


def member_constant(enumeration: str, name: str, written: Values) -> str:
    """Return which constant a member of an enumeration is; "" where it may be false."""
    return "" if _truth(written.constant) is False else f"{_MEMBER} {enumeration}:{name}"


def key_of(constant: str) -> str | None:
    """Return what a constant is called as the key of a dict; None for numbers and what is not known."""
    kind, _, value = constant.partition(":")
    return value if kind == "str" else constant if kind.startswith(_MEMBER) else None


def text_of(held: Values) -> str | None:
    """Return the text that something is known to be; None: it may be another one."""
    kind, _, value = held.constant.partition(":")
    return value if kind == "str" else None


def truth_of(held: Values) -> bool | None:
    """Tell whether something is a constant that is true or false; None: not known."""
    return _truth(held.constant)


def are_equal(left: Values, right: Values) -> bool | None:
    """Tell whether two constants are the same; None where one is unknown or they are of two kinds."""
    kinds = {held.constant.partition(":")[0] for held in (left, right)}
    return left.constant == right.constant if len(kinds) == 1 and "" not in kinds else None


def of_named_place(held: Values) -> Values:
    """Return what a module or class has under a name: settings that someone may edit decide nothing."""
    return held if not held.constant or held.constant.startswith(_MEMBER) else replace(held, constant="")


def _truth(constant: str) -> bool | None:
    kind, _, value = constant.partition(":")
    if not kind:
        return None
    return value not in _FALSE.get(kind, ())


_FALSE: Final = {"bool": ("False",), "int": ("0",), "str": ("",)}
