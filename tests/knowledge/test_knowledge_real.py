"""Each name in each stub exists in the real package, and is async there if the stub says so."""

from __future__ import annotations

import ast
import importlib
import inspect
import types
import warnings
from functools import cache

import pytest
from knowledge_reading import Definition, Function, Stub, definitions, read_stubs

MISSING = object()
BUILD_OPTIONS = {
    ("sqlite3.dbapi2", "Connection.enable_load_extension"),
    ("sqlite3.dbapi2", "Connection.load_extension"),
}
"""what some builds of Python leave out"""
OLDER_PARAMETERS = {
    ("starlette.applications", "Starlette.__init__", "on_startup"),
    ("starlette.applications", "Starlette.__init__", "on_shutdown"),
    ("starlette.routing", "Router.__init__", "on_startup"),
    ("starlette.routing", "Router.__init__", "on_shutdown"),
}
"""what only versions before the current one take"""

each_stub = pytest.mark.parametrize("stub", read_stubs(), ids=lambda stub: stub.path)


@each_stub
def test_every_name_exists_in_the_real_package(stub: Stub) -> None:
    module = _real_module(stub)

    missing = {(stub.module, ".".join(d.qualname)) for d in _checked(stub) if _find(module, d.qualname) is MISSING}

    assert missing - BUILD_OPTIONS == set()


@each_stub
def test_async_functions_are_async_in_the_real_package(stub: Stub) -> None:
    module = _real_module(stub)

    different = [
        ".".join(d.qualname)
        for d in _checked(stub)
        if isinstance(d.node, ast.FunctionDef | ast.AsyncFunctionDef)
        and isinstance(found := _plain_function(_find(module, d.qualname)), types.FunctionType)
        and not _is_of_the_same_kind(d.node, found)
    ]

    assert different == []


@each_stub
def test_parameters_named_by_marks_exist_in_the_real_package(stub: Stub) -> None:
    module = _real_module(stub)

    missing = {
        (stub.module, ".".join(d.qualname), name)
        for d in _checked(stub)
        for mark in d.marks
        for name in mark.parameters()
        if not _takes(_find(module, d.qualname), name)
    }

    assert missing - OLDER_PARAMETERS == set()


def _real_module(stub: Stub) -> types.ModuleType:
    """Return the real module, or skip: the library is not installed, or this version has nothing of the stub."""
    if not _checked(stub) and any(isinstance(statement, ast.If) for statement in stub.tree.body):
        pytest.skip("the running Python has nothing of this stub")
    package = stub.module.split(".")[0]
    module = _load(stub.module)
    if not isinstance(module, ImportError):
        return module
    absent = module.name if isinstance(module, ModuleNotFoundError) and module.name else ""
    if absent == package or not absent.startswith(f"{package}."):
        pytest.skip(f"{stub.module} cannot be imported: {module}")
    raise module


@cache
def _load(name: str) -> types.ModuleType | ImportError:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module(name)
        except ImportError as error:
            return error


@cache
def _checked(stub: Stub) -> tuple[Definition, ...]:
    return tuple(d for d in definitions(stub) if not d.exempt and not _is_only_for_types(d))


def _is_only_for_types(definition: Definition) -> bool:
    """Say whether it is an attribute of instances, a type variable, or a catch-all for names made at run time."""
    name = definition.qualname[-1]
    match definition.node:
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar" | "ParamSpec"))):
            return True
        case ast.AnnAssign() | ast.Assign():
            return len(definition.qualname) > 1 or name.startswith("_")
        case _:
            return name == "__getattr__"


def _find(module: types.ModuleType, qualname: tuple[str, ...]) -> object:
    """Return what is there in the real module, MISSING, or None where only instances have it.

    So it is with what a constructor assigns, and where the stub says class and this version has a factory function.
    """
    found: object = module
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in qualname:
            if inspect.isroutine(found) or _is_set_by_constructor(found, name):
                return None
            found = (
                inspect.getattr_static(found, name, MISSING)
                if isinstance(found, type)
                else getattr(found, name, MISSING)
            )
            if found is MISSING:
                return MISSING
    return found


def _is_of_the_same_kind(node: Function, found: types.FunctionType) -> bool:
    """Say whether both are awaited or neither; a plain `def` that is annotated to return an awaitable is async, too."""
    if isinstance(node, ast.AsyncFunctionDef):
        return inspect.iscoroutinefunction(found) or _is_awaitable(found.__annotations__.get("return"))
    return not inspect.iscoroutinefunction(found) or _is_awaitable(node.returns and ast.unparse(node.returns))


def _is_awaitable(annotation: object) -> bool:
    return any(word in str(annotation) for word in ("Awaitable", "Coroutine", "ResponseT"))


def _is_set_by_constructor(found: object, name: str) -> bool:
    if not isinstance(found, type) or hasattr(found, name):
        return False
    constructors = (vars(base).get("__init__") for base in found.__mro__)
    return any(name in c.__code__.co_names for c in constructors if isinstance(c, types.FunctionType))


def _plain_function(found: object) -> object:
    return found.__func__ if isinstance(found, classmethod | staticmethod) else found


def _takes(found: object, parameter: str) -> bool:
    """Say whether the real function has the parameter; True for functions that do not tell."""
    function = _plain_function(found)
    if not callable(function):
        return True
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return True
    return any(p.name == parameter or p.kind in {p.VAR_KEYWORD, p.VAR_POSITIONAL} for p in parameters)
