"""Small projects with chains of functions that are async in name only, and what to ask of their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plan_projects import APP, analyse_project

from async_fixer.index.positions import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from async_fixer.edits import Edit
    from async_fixer.model import Decision

HEAD: Final = (
    "import anyio, asyncio, functools, inspect, requests\nfrom collections.abc import Awaitable, Coroutine\n"
    f"from typing import Any, Protocol, overload\nfrom fastapi import Depends\n{APP}"
)
LOAD: Final = f"{HEAD}async def load(k=1):\n    return requests.get('u')\n"
ROUTE: Final = f"{LOAD}@app.get('/')\nasync def f():\n    return await load()\n"
CLASS: Final = f"{HEAD}class V:\n    async def load(self):\n        return requests.get('u')\n"
MOCK: Final = "from unittest.mock import AsyncMock, patch\n"
AWAITS: Final = "@app.get('/')\nasync def f():\n    return await load()\n"
ENDPOINT: Final = f"{LOAD}app.add_api_route('/', load)\n"
METHOD: Final = f"{CLASS}app.add_api_route('/', V().load)\n"
OBJECT: Final = (
    f"{HEAD}class V:\n    async def __call__(self):\n        return requests.get('u')\nv = V()\n"
    "app.add_api_route('/', v)\n"
)


def place_of_edit(project: str | Mapping[str, str], path: str, edit: Edit) -> tuple[str, int]:
    program = analyse_project(project).program
    index = next(program.index(key) for key in program.modules.project if program.index(key).path == path)
    return path, place_of(index, edit.span).line


def edited_lines(
    project: str | Mapping[str, str], decisions: Iterable[Decision], kind: type[Edit]
) -> set[tuple[str, int]]:
    return {
        place_of_edit(project, path, edit)
        for decision in decisions
        for path, edits in decision.edits
        for edit in edits
        if isinstance(edit, kind)
    }


def moved(decisions: Iterable[Decision]) -> set[str]:
    return {decision.function for decision in decisions if decision.strategy == "to_def"}
