"""The marks about what library classes and functions give: callables around others, members with values, buffers.

They belong to `marks`, from which stubs import them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def enumeration(attribute: str) -> Callable[[_F], _F]:
    """Mark a base class: what its subclasses assign to class attributes are objects of the subclass.

    Their `attribute` is what was written there.
    """
    raise NotImplementedError(attribute)


def finalized(method: str) -> Callable[[_F], _F]:
    """Mark a class whose objects take something away with them once nobody holds them: a folder, what was loaded.

    `method` does so at once.
    """
    raise NotImplementedError(method)


def carries(attribute: str, *, parameter: str = "") -> Callable[[_F], _F]:
    """Mark what gives a callable that has the function given as `parameter` as its `attribute`.

    Without `parameter`: the function that it decorates.
    """
    raise NotImplementedError(attribute, parameter)


def fills_in(parameter: str, *, method: bool = False) -> Callable[[_F], _F]:
    """Mark a class whose objects call the callable given as `parameter`, the first, with the other arguments filled in.

    `method`: read on an object as a class attribute, the object comes first.
    "self", on a method: what it gives calls the object that the method belongs to, with the first argument filled in.
    """
    raise NotImplementedError(parameter, method)


def accessor(parameter: str, *, calls: bool = False) -> Callable[[_F], _F]:
    """Mark the constructor of a callable that reads the attribute that `parameter` names, of what it is called with.

    `calls`: it calls the attribute as a method.
    """
    raise NotImplementedError(parameter, calls)


def in_memory(*, of: str = "") -> Callable[[_F], _F]:
    """Mark a class of buffers: reading and writing its objects as files waits for nothing.

    `of`: that is so where the type variable of this name, in the stub, stands for such an object, which they wrap.
    """
    raise NotImplementedError(of)


def records(parameter: str = "") -> Callable[[_F], _F]:
    """Mark a class of tuples whose items have names, or what makes one with the names that `parameter` lists."""
    raise NotImplementedError(parameter)


def makes_new(parameter: str, *, whole: bool = False) -> Callable[[_F], _F]:
    """Mark what gives a new object that is like the argument `parameter`; `whole`: so is all that it holds."""
    raise NotImplementedError(parameter, whole)


def part_of(parameter: str) -> Callable[[_F], _F]:
    """Mark what gives a part of the object given as `parameter`: who changes the one changes the other.

    "self": of the object that the method belongs to. "": of the module that calls it.
    """
    raise NotImplementedError(parameter)


def spells(template: str) -> Callable[[_F], _F]:
    """Mark what gives an object that stands for a text: `template`, where `{parameter}` is the argument, or nothing."""
    raise NotImplementedError(template)


def namespace(cls: _F) -> _F:
    """Mark a class whose objects hold, under any name, what the project puts there."""
    raise NotImplementedError(cls)


def joins(function: _F) -> _F:
    """Mark what gives a path that is made of its arguments, and of the object that the method belongs to."""
    raise NotImplementedError(function)


def uses_file(
    parameter: str, *, how: str = "", mode: str = "", unless: Mapping[str, object] | None = None
) -> Callable[[_F], _F]:
    """Mark what uses the file or folder whose path is given as `parameter`, or is the method's own object: "self".

    `how`: "read", "write", "append", "create" (it must not be there before), "remove", "check" (whether it is there,
    and what it is like), "list" (which files are in the folder). `mode`: the parameter whose text says it instead, as
    that of `open`. `unless`: argument values, by parameter name, with which it does not matter who comes first.
    """
    raise NotImplementedError(parameter, how, mode, unless)
