"""What a stub declares `async def` is a coroutine function in the installed package, and nothing else is."""

from __future__ import annotations

import inspect

import pytest
from framework_marks import Declaration, find_real, read_declarations

PACKAGES = ("anyio", "asyncio", "fastapi", "starlette")
SAID_BY_THE_TYPE = ("__aenter__", "__aexit__", "__await__")
"""Wrappers around awaitables inherit these or delegate them: the stub spells out what awaiting them gives."""

CHANGED_IN_STARLETTE_1 = ("ExceptionMiddleware.http_exception", "Responder.apply_compression")


def _is_comparable(declaration: Declaration) -> bool:
    special = declaration.is_class or declaration.is_property or declaration.has("synthetic")
    return not special and not declaration.qualname.endswith(SAID_BY_THE_TYPE + CHANGED_IN_STARLETTE_1)


def _disagreements(package: str) -> list[str]:
    return [
        f"{declaration.module}.{declaration.qualname}"
        for declaration in read_declarations(package)
        if _is_comparable(declaration)
        and (real := find_real(declaration)) is not None
        and inspect.iscoroutinefunction(inspect.unwrap(real) if callable(real) else real) != declaration.is_async
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_stub_and_package_agree_on_what_is_async(package: str) -> None:
    assert _disagreements(package) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_there_is_something_to_compare(package: str) -> None:
    assert any(_is_comparable(item) and find_real(item) is not None for item in read_declarations(package))
