"""Which function hands work to a thread: that of the foremost framework below the same import root."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_projects import MAIN, decide, make_program, rows

from async_fixer.edits import OffloadCall
from async_fixer.plan.wrapper import Wrappers

if TYPE_CHECKING:
    from collections.abc import Mapping

FASTAPI: Final = "fastapi.concurrency.run_in_threadpool"
STARLETTE: Final = "starlette.concurrency.run_in_threadpool"

ONE_ROOT: Final[dict[str, tuple[str | Mapping[str, str], str | None]]] = {
    "fastapi": ("import fastapi\n", FASTAPI),
    "fastapi-by-name": ("from fastapi import FastAPI\n", FASTAPI),
    "fastapi-by-a-module": ("from fastapi.routing import APIRouter\n", FASTAPI),
    "starlette": ("import starlette\n", STARLETTE),
    "starlette-by-a-module": ("from starlette.routing import Route\n", STARLETTE),
    "both": ("import starlette\nimport fastapi\n", FASTAPI),
    "in-a-function": ("def f():\n    import starlette\n", STARLETTE),
    "in-another-file": ({MAIN: "", "other.py": "import fastapi\n"}, FASTAPI),
    "each-in-a-file": ({MAIN: "import starlette\n", "other.py": "import fastapi\n"}, FASTAPI),
    "none": ("import asyncio\n", None),
    "library-without-one": ("import requests\n", None),
    "own-module-of-the-name": ({MAIN: "import fastapi\n", "fastapi.py": "x = 1\n"}, None),
}


@pytest.mark.parametrize("name", rows(ONE_ROOT, {}))
def test_a_project_uses_what_its_framework_offers(name: str) -> None:
    project, expected = ONE_ROOT[name]
    assert Wrappers(make_program(project)).of(MAIN) == expected


TWO: Final = {
    "different-frameworks": ("import starlette\n", "import fastapi\n", STARLETTE, FASTAPI),
    "one-of-them-has-none": ("import asyncio\n", "import starlette\n", STARLETTE, STARLETTE),
    "the-same": ("import fastapi\n", "import fastapi\n", FASTAPI, FASTAPI),
    "one-has-both": ("import starlette\n", "import starlette, fastapi\n", STARLETTE, FASTAPI),
    "neither": ("import asyncio\n", "import asyncio\n", None, None),
}


@pytest.mark.parametrize("name", rows(TWO, {}))
def test_each_import_root_has_its_own(name: str) -> None:
    one, two, first, second = TWO[name]
    program = make_program({"a/app/__init__.py": "", "a/app/x.py": one, "b/app/__init__.py": "", "b/app/x.py": two})
    roots = {program.index(f"{folder}/app/x.py").root for folder in "ab"}
    assert len(roots) == 2
    wrappers = Wrappers(program)
    assert (wrappers.of("a/app/x.py"), wrappers.of("b/app/x.py")) == (first, second)
    assert wrappers.of("a/app/__init__.py") == first


def test_the_edit_names_it() -> None:
    route = "async def f(request):\n    await asyncio.sleep(1)\n    open('x')\nroutes = [Route('/', f)]\n"
    (decision,) = decide(f"import asyncio\nfrom starlette.routing import Route\n{route}")
    ((_, (edit,)),) = decision.edits
    assert isinstance(edit, OffloadCall)
    assert edit.wrapper == STARLETTE
