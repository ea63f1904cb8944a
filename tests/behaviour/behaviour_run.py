"""The text of an app in, what many requests at the same time see of it out, on a loop of its own in this process."""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import sqlite3
import threading
import traceback
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from behaviour_client import request

if TYPE_CHECKING:
    from pathlib import Path

    from behaviour_apps import App
    from behaviour_client import App as Asgi
    from behaviour_plan import Answer, Request

_AT_ONCE: Final = 4
PATIENCE = 5.0


@dataclass(slots=True)
class Seen:
    """What an app answered, and what went wrong without an answer."""

    answers: list[Answer] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def run_app(app: App, text: str, folder: Path) -> Seen:
    """Run an app whose module has this text."""
    folder.mkdir(exist_ok=True)
    folder.joinpath("main.py").write_text(text, encoding="utf-8")
    furnish(folder)
    seen = Seen(problems=["it hangs"])
    thread = threading.Thread(target=_use, args=(app, folder, seen), daemon=True)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        thread.start()
        thread.join(PATIENCE)
        gc.collect()
    seen.problems += sorted({f"{item.category.__name__}: {item.message}" for item in caught})
    return seen


def furnish(folder: Path) -> None:
    """Put the files that the apps read into a folder."""
    folder.joinpath("numbers.txt").write_text("12345", encoding="utf-8")
    connection = sqlite3.connect(folder / "numbers.db")
    connection.executescript(
        "create table if not exists numbers (n); delete from numbers; insert into numbers values (7)"
    )
    connection.close()


def _use(app: App, folder: Path, seen: Seen) -> None:
    try:
        seen.answers = asyncio.run(_exercise(app, _load(folder), seen))
    except BaseException:  # noqa: BLE001 - whatever it is, it is to be seen
        seen.problems.append(traceback.format_exc())
    seen.problems.remove("it hangs")


def _load(folder: Path) -> Asgi:
    spec = importlib.util.spec_from_file_location("main", folder / "main.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    loaded: Asgi = module.app
    return loaded


async def _exercise(app: App, loaded: Asgi, seen: Seen) -> list[Answer]:
    def note(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        seen.problems.append(f"{context['message']}: {context.get('exception')}")

    asyncio.get_running_loop().set_exception_handler(note)
    wanted = [_ask(method, f"{path}?x={x}") for x in range(_AT_ONCE) for method, path in app.routes]
    answers = await asyncio.gather(*(request(loaded, one) for one in wanted))
    return [*answers, await request(loaded, _ask("GET", "/state"))]


def _ask(method: str, path: str) -> Request:
    return {"path": path, "method": method, "json": {"x": 1}}
