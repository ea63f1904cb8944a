"""Construct fixtures as arguments in, the lines of each that made the loop wait on standard output, as JSON.

Runs as a process of its own: `python constructs_probe.py FILE...`. Every fixture waits through `time.sleep` alone,
which is replaced by a look at the stack.
"""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType, ModuleType

_COROUTINE: Final = inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
_BAD: Final = 500


class Recorder:
    """Stands in for `time.sleep`: notes which line of a fixture made a thread with a running loop wait."""

    def __init__(self) -> None:
        self.file = ""
        self.lines: set[int] = set()

    def __call__(self, _seconds: float) -> None:
        if asyncio._get_running_loop() is not None:  # noqa: SLF001 - the public question raises where none runs
            line = self._line(sys._getframe(1))  # noqa: SLF001 - who waits
            if line:
                self.lines.add(line)

    def _line(self, frame: FrameType) -> int:
        """Return the line in the innermost coroutine of the fixture, else in its outermost function."""
        own = [part for part in _outwards(frame) if part.f_code.co_filename == self.file]
        coroutines = [part for part in own if part.f_code.co_flags & _COROUTINE]
        chosen = coroutines[0] if coroutines else own[-1] if own else None
        return 0 if chosen is None else chosen.f_lineno


def _outwards(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def measure(path: Path, recorder: Recorder) -> list[int]:
    """Return the lines of one fixture that made the loop wait while its routes were called."""
    recorder.file, recorder.lines = str(path), set()
    module = _load(path)
    with TestClient(module.app) as client:
        if hasattr(module, "drive"):
            module.drive(client)
        else:
            _get_all(client, module)
    return sorted(recorder.lines)


def _load(path: Path) -> ModuleType:
    name = f"construct_{path.parent.name}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _get_all(client: TestClient, module: ModuleType) -> None:
    for route in module.app.routes:
        if "GET" in (getattr(route, "methods", None) or ()) and getattr(route, "include_in_schema", True):
            answer = client.get(route.path)
            if answer.status_code >= _BAD:
                raise RuntimeError(f"{route.path}: {answer.status_code}")


if __name__ == "__main__":
    recorder = Recorder()
    time.sleep = recorder  # type: ignore[assignment] # it is called like the real one
    json.dump({name: measure(Path(name), recorder) for name in sys.argv[1:]}, sys.stdout)
