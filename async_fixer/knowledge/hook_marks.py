"""The marks about what runs with the objects of a type: as a library makes them, checks them and writes them out.

They belong to `marks`, from which stubs import them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def hooks(kind: str, *, by: str = "decorator", parameter: str = "", json: str = "") -> Callable[[_F], _F]:
    """Mark what makes a function a hook: it runs with the objects of a type as a library makes or writes them out.

    `kind`: "validate", "serialize", "default" (it makes what a field holds that was not given), "init" (it runs behind
    the fields), "assign" (with `by="flag"` only).
    `by`: "decorator" (the method decorated with it, or with what it returns), "parameter" (the callable given as
    `parameter`, where the call stands in the annotation or default of a field or parameter, or in a special method of
    the class; `parameter{}`: the values of that dict), "override" (a method of the class that overrides the marked
    one), "flag" (where `parameter` is True in the class, assigning to a field runs the "validate" hooks).
    `json`: the parameter whose literal value says that the function runs for JSON only.
    """
    raise NotImplementedError(kind, by, parameter, json)


def has_hooks(phase: str, *, method: str = "", unless: Mapping[str, object] | None = None) -> Callable[[_F], _F]:
    """Mark a base class or a class decorator whose classes make objects of annotated fields, running hooks.

    `phase`: "validate" (all but the "serialize" hooks, those of the fields' types included) or "make" (the "default"
    and "init" hooks). `method`: a method of the class that runs behind the fields. `unless`: arguments of the decorator
    or of the class header that lift it; the next such mark counts then.
    On a decorator of functions: a call of the function runs the hooks of its parameters' types.
    """
    raise NotImplementedError(phase, method, unless)


def runs_hooks(parameter: str, *, phase: str, json: str = "", data: str = "") -> Callable[[_F], _F]:
    """Mark what runs the hooks of `parameter` before it returns: an object, a class or a type expression.

    `parameter.name`: of the argument `name` that the object's constructor got. `phase`: as in `has_hooks`, or
    "serialize", or "init". `json`: hooks for JSON only run where that parameter is given. `data`: the parameter that
    objects are made of; nothing runs where it is such an object already.
    """
    raise NotImplementedError(parameter, phase, json, data)


def exchanges(kind: str, *, result: str = "") -> Callable[[_F], _F]:
    """Mark what registers an entry point of that `kind` whose arguments the framework makes of a request, on the loop.

    The "validate" hooks of the parameters' types run on the loop whatever the function's kind, and the "serialize"
    hooks of what it answers; what an async function answers is validated there, too, what a `def` answers in a worker.
    `result`: the parameter that says what it answers, else the function's return annotation does; "": nothing.
    """
    raise NotImplementedError(kind, result)
