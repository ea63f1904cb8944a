"""The hooks of types as values: functions that run as an object is made, checked or written out by a library."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from async_fixer.program.values import ClassValue, Ref, Value, Values

Phase: TypeAlias = Literal["validate", "serialize", "make", "init"]
"""what is done with an object: checked as it comes in, written out, made without a check, made from all its fields"""


class Hook(Struct, frozen=True, cache_hash=True):
    """A function that runs with the objects of a type."""

    kind: str
    """validate, serialize; default: a factory of what a field holds that was not given; init: behind the fields"""
    function: Value
    label: str
    """how people name it: `Order.check_total`"""
    field: str = ""
    """the field that it belongs to by its place in the class"""
    for_json: bool = False
    """it runs where the output is JSON"""


class MadeOf(Struct, frozen=True):
    """Whether the objects of a class are made of its annotated fields, and what that runs."""

    phase: str = ""
    """the phase that a call of the class is; "" where fields mean nothing"""
    method: str = ""
    """the method that runs behind the fields"""


class Description(Struct, frozen=True):
    """What a class says of its objects, with what it inherits."""

    hooks: tuple[Hook, ...]
    fields: tuple[str, ...]
    """in the order in which arguments fill them"""
    inner: tuple[tuple[str, Values], ...]
    """what a field holds, for the fields that have classes in their annotations"""
    checks_assignments: bool = False


class Remembered:
    """What was found out about hooks: every class is looked at once."""

    def __init__(self) -> None:
        self.made: dict[Ref, MadeOf] = {}
        self.described: dict[ClassValue, Description] = {}
        self.overridden: dict[Ref, tuple[tuple[str, str], ...]] = {}
        """of a library's class: its methods whose overrides are hooks, with the kind"""
        self.closed: dict[tuple[ClassValue, str], tuple[Hook, ...]] = {}
        self.called: dict[Ref, tuple[Hook, ...]] = {}
