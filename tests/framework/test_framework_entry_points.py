"""Every `registers` and `injects` mark in a stub is proven: the framework itself says what it does with `def` there."""

from __future__ import annotations

import inspect
from importlib.util import find_spec
from typing import TYPE_CHECKING

import framework_cases_asyncio
import framework_cases_fastapi
import framework_cases_hooks
import framework_cases_made
import framework_cases_others
import framework_cases_starlette
import pytest
from framework_driver import Probe
from framework_marks import STUBS, Declaration, Mark, find_real, read_declarations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framework_cases_starlette import Case, Key

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # old ways to register still have to be known
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),  # what "illegal" leads to
]

CASES: dict[Key, Case] = {
    **framework_cases_fastapi.CASES,
    **framework_cases_starlette.CASES,
    **framework_cases_hooks.CASES,
    **framework_cases_made.CASES,
    **framework_cases_asyncio.CASES,
    **framework_cases_others.CASES,
}
PROVEN_PACKAGES = ("asyncio", "fastapi", "fastapi_utils", "sse_starlette", "starlette")
PARAMETERS_OF_OLD = {
    ("starlette.applications", "Starlette.__init__", "on_startup"),
    ("starlette.applications", "Starlette.__init__", "on_shutdown"),
    ("starlette.routing", "Router.__init__", "on_startup"),
    ("starlette.routing", "Router.__init__", "on_shutdown"),
}
NEVER_AWAITED = {
    "authentication error handler",
    "parameter default",
    "path convertor",
    "protocol callback",
    "response",
    "route matching",
    "schema",
}
"""Kinds for which the framework calls a coroutine function and drops the coroutine."""
FACTORIES = {"cls", "middleware_class"}
"""Parameters whose argument makes something, when the application starts: no coroutine."""
INSTANCES = {"lifespan_context"}
"""Names that only objects have."""


def _registrations() -> Iterator[tuple[Declaration, Mark]]:
    for package in PROVEN_PACKAGES:
        for declaration in read_declarations(package):
            for mark in declaration.marks:
                if mark.name in {"registers", "injects"}:
                    yield declaration, mark


def _key(declaration: Declaration, mark: Mark) -> Key:
    return declaration.module, declaration.qualname, mark.first


SYNTHETIC = {
    (declaration.module, declaration.qualname)
    for package in PROVEN_PACKAGES
    for declaration in read_declarations(package)
    if declaration.is_class and declaration.has("synthetic")
}
REGISTRATIONS = [
    pytest.param(declaration, mark, id=f"{declaration.module}.{declaration.qualname}-{mark.first}")
    for declaration, mark in _registrations()
]


def _is_gone(declaration: Declaration, mark: Mark) -> bool:
    """Say whether the installed version no longer has it: the package, the function, or the parameter."""
    if find_spec(declaration.module.split(".")[0]) is None:
        return True
    real = find_real(declaration)
    if declaration.has("until") and real is None:
        return True
    if (declaration.module, declaration.qualname, mark.get("parameter")) not in PARAMETERS_OF_OLD:
        return False
    return callable(real) and mark.get("parameter") not in inspect.signature(real).parameters


def _verdict(case: Case, *, is_async: bool) -> str:
    probe = Probe(is_async)
    try:
        case(probe)
    except TypeError:
        return "illegal"
    return probe.where()


@pytest.mark.parametrize(("declaration", "mark"), REGISTRATIONS)
def test_def_runs_where_the_mark_says(declaration: Declaration, mark: Mark) -> None:
    if _is_gone(declaration, mark):
        pytest.skip("not in the installed version")
    assert _verdict(CASES[_key(declaration, mark)], is_async=False) == mark.get("sync")


@pytest.mark.parametrize(("declaration", "mark"), REGISTRATIONS)
def test_async_def_runs_on_the_loop(declaration: Declaration, mark: Mark) -> None:
    if _is_gone(declaration, mark):
        pytest.skip("not in the installed version")
    if mark.first in NEVER_AWAITED or (mark.first == "startup" and mark.get("parameter") in FACTORIES):
        pytest.skip("only plain functions are possible")
    assert _verdict(CASES[_key(declaration, mark)], is_async=True) == "loop"


def test_every_registration_of_every_stub_has_a_case() -> None:
    assert {_key(declaration, mark) for declaration, mark in _registrations()} == set(CASES)


def test_no_case_is_shared_by_two_marks() -> None:
    keys = [_key(declaration, mark) for declaration, mark in _registrations()]
    assert len(keys) == len(set(keys))


def test_no_stub_outside_the_proven_packages_registers_for_these_frameworks() -> None:
    for package in sorted(path.name for path in STUBS.iterdir() if path.name in {"anyio", "asgiref", "trio"}):
        assert not [mark for item in read_declarations(package) for mark in item.marks if mark.name == "registers"]


@pytest.mark.parametrize(("declaration", "mark"), REGISTRATIONS)
def test_what_a_mark_names_is_a_parameter(declaration: Declaration, mark: Mark) -> None:
    real = find_real(declaration)
    cls, _, name = declaration.qualname.rpartition(".")
    if _is_gone(declaration, mark) or declaration.has("synthetic") or not mark.get("parameter") or name in INSTANCES:
        return
    assert callable(real) or (declaration.module, cls) in SYNTHETIC
    if callable(real):
        assert mark.get("parameter") in inspect.signature(real).parameters
