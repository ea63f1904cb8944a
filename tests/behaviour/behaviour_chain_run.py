"""A program on disk in, what its requests and its tests gave out, and what blocked the loop meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import inspect
import json
import re
import sys
import threading
import traceback
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from behaviour_client import request, talk
from behaviour_run import furnish
from behaviour_watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

    from behaviour_chains import Chained
    from behaviour_plan import Answer, Request

_AT_ONCE: Final = 2
_PATIENCE: Final = 8.0
_WAITS: Final = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR

_ADDRESS: Final = re.compile(r" at 0x[0-9a-f]+")


@dataclass(slots=True)
class Chain:
    """Functions of a program that stood on the stack of the loop's thread while it waited, the innermost first."""

    functions: tuple[str, ...]
    first: str
    """the innermost one that is async"""


@dataclass(slots=True)
class Ran:
    """What a program did."""

    answers: list[Answer] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    blocked: list[Chain] = field(default_factory=list)

    @property
    def shown(self) -> tuple[list[Answer], list[str], list[str]]:
        """What has to stay as it is; where an object lies in memory is no part of an answer."""
        return self.answers, [_ADDRESS.sub("", text) for text in self.tests], self.problems


class Stacks(Watch):
    """Notes the functions of a program that wait."""

    def __init__(self, folder: str, chains: list[Chain]) -> None:
        super().__init__(folder, [])
        self._start = folder + "/"
        self._chains = chains

    def _place(self, frame: FrameType | None) -> str:
        if super()._place(frame):
            found, first = [], ""
            while frame is not None:
                code = frame.f_code
                if code.co_filename.startswith(self._start) and code.co_name[0] != "<":
                    module = code.co_filename.removeprefix(self._start).removesuffix(".py").replace("/", ".")
                    found.append(f"{module}.{code.co_qualname if hasattr(code, 'co_qualname') else code.co_name}")
                    first = first or (found[-1] if code.co_flags & _WAITS else "")
                frame = frame.f_back
            self._chains.append(Chain(tuple(found), first or found[-1]))
        return ""


def write_program(program: Chained, folder: Path) -> None:
    """Put a program into a folder."""
    for path, text in program.files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def run_program(program: Chained, folder: Path) -> Ran:
    """Run a program that is in a folder."""
    furnish(folder / "depot")
    ran = Ran(problems=["it hangs"])
    thread = threading.Thread(target=_use, args=(program, folder, ran), daemon=True)
    with warnings.catch_warnings(record=True) as caught, _unraised(ran):
        warnings.simplefilter("always")
        thread.start()
        thread.join(_PATIENCE)
        gc.collect()
    ran.problems += sorted({f"{item.category.__name__}: {item.message}" for item in caught})
    return ran


@contextlib.contextmanager
def _unraised(ran: Ran) -> Iterator[None]:
    """Note what is raised where nobody can catch it."""
    before = sys.unraisablehook
    sys.unraisablehook = lambda args: ran.problems.append(f"unraisable: {args.exc_value!r}")
    try:
        yield
    finally:
        sys.unraisablehook = before


def _use(program: Chained, folder: Path, ran: Ran) -> None:
    try:
        with _imported(folder):
            app = importlib.import_module("depot.main").app
            ran.answers = asyncio.run(_exercise(program, app, folder, ran))
            tests = importlib.import_module("test_depot") if program.tests else None
            ran.tests = [_run_test(getattr(tests, name)) for name in program.tests]
    except BaseException:  # noqa: BLE001 - whatever it is, it is to be seen
        ran.problems.append(traceback.format_exc())
    ran.problems.remove("it hangs")


@contextlib.contextmanager
def _imported(folder: Path) -> Iterator[None]:
    """Import the modules of a folder afresh."""
    _forget()
    importlib.invalidate_caches()
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        _forget()


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("depot", "test_depot")]:
        del sys.modules[name]


async def _exercise(program: Chained, app: Any, folder: Path, ran: Ran) -> list[Answer]:  # noqa: ANN401 - a stranger's
    def note(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        ran.problems.append(f"{context['message']}: {context.get('exception')}")

    asyncio.get_running_loop().set_exception_handler(note)
    async with app.router.lifespan_context(app):
        with Stacks(str(folder), ran.blocked):
            wanted = [
                (method, _ask(method, f"{path}?x={x}")) for x in range(_AT_ONCE) for method, path in program.routes
            ]
            sent = (talk(app, one) if method == "WS" else request(app, one) for method, one in wanted)
            answers = await asyncio.gather(*sent)
            await asyncio.sleep(0.005)
        return [*answers, await request(app, _ask("GET", "/state"))]


def _ask(method: str, path: str) -> Request:
    return {"path": path, "method": method, "json": {"x": 1}, "send": ["2"]}


def _run_test(function: Callable[[int], object]) -> str:
    outcome = function(1)
    if inspect.iscoroutine(outcome):
        outcome = asyncio.run(outcome)
    return json.dumps(outcome)
