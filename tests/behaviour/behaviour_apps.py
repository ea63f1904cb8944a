"""Random small apps, as text, and the paths of their routes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from textwrap import indent
from typing import TYPE_CHECKING, Final

from behaviour_parts import ATOMIC, CROSSED, LEAVES, PIECES, PLAIN, REENTRANT, SUSPENDING, Function, Part
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD: Final = """\
import asyncio
import sqlite3
import threading
import time
from contextlib import asynccontextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path

from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Request
from fastapi.responses import StreamingResponse

HERE = Path(__file__).parent
app = FastAPI()
"""
_HOLE: Final = re.compile(r"<([~=&]?)([^<>=]*)>")
_DEAREST: Final = 8
"""how often one function may block: what keeps the examples quick"""

_DEPENDENCIES: Final = {
    "async def {name}(x: int):\n    {body}\n    return x": "value",
    "async def {name}(x: int):\n    {body}\n    yield x\n    {body}": "value",
    "async def {name}(x: int):\n    try:\n        {body}\n        yield x\n    finally:\n        x = nap(x)": "value",
    "async def {name}(x: int):\n    token = VAR.set(x)\n    {body}\n    yield x\n    VAR.reset(token)": "value",
    "async def {name}(x: int):\n    VAR.set(nap(x))\n    return x": "value",
    "class Kind{name}:\n    async def __call__(self, x: int):\n        {body}\n        return x\n\n\n"
    "{name} = Kind{name}()": "value",
    "def {name}(x: int):\n    return nap(x)": "value",
    "async def {name}():\n    connection = sqlite3.connect(HERE / 'numbers.db')\n"
    "    yield connection\n    connection.close()": "connection",
}
_USES: Final = {
    "value": "x += {name}",
    "connection": "x += {name}.execute('select n from numbers').fetchone()[0]",
}
_ROUTES: Final = (
    "@app.get('/{name}')\nasync def {name}(x: int{params}):\n    {body}\n    return x",
    (
        "@app.get('/{name}')\nasync def {name}(x: int{params}):\n    {body}\n"
        "    if x % 2:\n        raise HTTPException(418, str(x))\n    return x"
    ),
    (
        "@app.post('/{name}')\nasync def {name}(request: Request, x: int{params}):\n"
        "    x += (await request.json())['x']\n    {body}\n    return x"
    ),
    (
        "@app.get('/{name}')\nasync def {name}(tasks: BackgroundTasks, x: int{params}):\n    {body}\n"
        "    tasks.add_task({callee}, x)\n    return x"
    ),
    (
        "@app.get('/{name}')\nasync def {name}(x: int{params}):\n    {body}\n"
        "    async def chunks():\n        for y in range(2):\n            yield str(nap(x + y))\n\n"
        "    return StreamingResponse(chunks())"
    ),
    (
        "class View{name}:\n    async def get(self, x: int{params}):\n        {body}\n        return x\n\n\n"
        "app.add_api_route('/{name}', View{name}().get)"
    ),
    "async def {name}(x: int{params}):\n    {body}\n    return x\n\n\napp.add_api_route('/{name}', {name})",
)
_MIDDLEWARE: Final = (
    "@app.middleware('http')\nasync def {name}(request, call_next):\n    x = len(request.url.path)\n    {body}\n"
    "    return await call_next(request)"
)


@dataclass(frozen=True, slots=True)
class App:
    """The text of a module, and the method and path of each of its routes."""

    text: str
    routes: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Draft:
    """An app that is being made."""

    draw: st.DrawFn
    parts: tuple[Part, ...]
    functions: list[Function] = field(default_factory=lambda: list(LEAVES))
    needs: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    def add_helper(self, at: int) -> None:
        """Add a function that calls those before it."""
        name, is_async = f"h{at}", self.draw(st.booleans())
        body = Body(self, is_async=is_async)
        text = body.make()
        self.texts.append(f"{'async ' * is_async}def {name}(x):\n{indent(text, '    ')}\n    return x")
        self.functions.append(Function(name, is_async, body.suspends, body.lock, body.cost))

    def add_dependency(self, at: int) -> tuple[str, str]:
        """Add a dependency; return its name and how it is used."""
        template, kind = self.draw(st.sampled_from(sorted(_DEPENDENCIES.items())))
        self.add(template, f"d{at}")
        return f"d{at}", _USES[kind].format(name=f"d{at}")

    def add_route(self, at: int, dependencies: list[tuple[str, str]]) -> tuple[str, str]:
        """Add a route; return its method and path."""
        used = self.draw(st.lists(st.sampled_from(dependencies), unique=True)) if dependencies else []
        template = self.draw(st.sampled_from(_ROUTES))
        params = "".join(f", {name}=Depends({name})" for name, _ in used)
        self.add(template, f"r{at}", params, [use for _, use in used])
        return "POST" if "request.json" in template else "GET", f"/r{at}"

    def add(self, template: str, name: str, params: str = "", first: list[str] | None = None) -> None:
        """Add what a template says, each body in it a new one."""
        body = Body(self, is_async=True)
        callee = body.callee(lambda item: item.is_async).name if "{callee}" in template else ""
        lines = []
        for line in template.split("\n"):
            if line.strip() == "{body}":
                text = "\n".join([*(first or ()), body.make()])
                lines.append(indent(text, line.removesuffix("{body}")))
            else:
                lines.append(line.format(name=name, params=params, callee=callee))
        self.needs.update(need for need in ("nap", "var") if re.search(rf"\b{need}\b", template.lower()))
        self.texts.append("\n".join(lines))

    def finish(self, routes: list[tuple[str, str]]) -> App:
        """Return the app."""
        self.needs |= {"nap"} if "var" in self.needs else set()
        pieces = {name: piece for name, piece in PIECES.items() if name in self.needs}
        shown = ", ".join(f"'{name}': {piece.state}" for name, piece in pieces.items() if piece.state)
        state = f"@app.get('/state')\nasync def state():\n    return {{{shown}}}\n"
        texts = [_HEAD, *(piece.text for piece in pieces.values()), *self.texts, state]
        return App("\n\n\n".join(text.strip("\n") for text in texts) + "\n", tuple(routes))


@dataclass(slots=True)
class Body:
    """The statements of one function."""

    draft: Draft
    is_async: bool
    suspends: bool = False
    lock: int = 0
    cost: int = 0

    def make(self) -> str:
        """Return one to three statements that change `x`."""
        usable = [part for part in self.draft.parts if self.is_async or not part.is_async] or PLAIN[:1]
        parts = self.draft.draw(st.lists(st.sampled_from(usable), min_size=1, max_size=3))
        declared = "global COUNTER\n" if any("global COUNTER" in part.text for part in parts) else ""
        return declared + "\n".join(self._fill(part).replace("global COUNTER\n", "") for part in parts)

    def callee(self, wanted: Callable[[Function], bool], times: int = 1) -> Function:
        """Return a function that may be called here and that is as wanted."""
        fits = [item for item in self.draft.functions if wanted(item) and self._affords(item, times)]
        found = self.draft.draw(st.sampled_from(fits or list(filter(wanted, LEAVES))))
        self.draft.needs |= found.needs
        self.cost += found.cost * times
        return found

    def _affords(self, item: Function, times: int) -> bool:
        return self.cost + item.cost * times <= _DEAREST

    def _fill(self, part: Part) -> str:
        self.draft.needs |= part.needs
        self.suspends |= part.suspends
        self.lock = max(self.lock, part.lock)
        return _HOLE.sub(lambda hole: self._call(part, hole[1], hole[2]), part.text)

    def _call(self, part: Part, kind: str, argument: str) -> str:
        def fits(item: Function) -> bool:
            of_kind = item.is_async == (kind == "~") if kind else self.is_async or not item.is_async
            return of_kind and not (part.atomic and item.suspends) and _may_hold(part, item)

        found = self.callee(fits, part.times)
        self.suspends |= found.suspends
        self.lock = max(self.lock, found.lock)
        call = found.name if kind == "&" else f"{found.name}({argument})"
        return f"(await {call})" if found.is_async and kind == "" else call


def _may_hold(part: Part, item: Function) -> bool:
    """Tell whether a part may hold its lock during a call."""
    return not part.lock or (not item.suspends and (item.lock < part.lock or item.lock == REENTRANT))


@st.composite
def apps(draw: st.DrawFn, parts: tuple[Part, ...] = (*PLAIN, *ATOMIC, *SUSPENDING, *CROSSED)) -> App:
    """Return an app of these parts."""
    draft = Draft(draw, parts)
    for at in range(draw(st.integers(0, 3))):
        draft.add_helper(at)
    dependencies = [draft.add_dependency(at) for at in range(draw(st.integers(0, 2)))]
    if draw(st.sampled_from((False, False, True))):
        draft.add(_MIDDLEWARE, "middleware")
    routes = [draft.add_route(at, dependencies) for at in range(draw(st.integers(1, 4)))]
    return draft.finish(routes)
