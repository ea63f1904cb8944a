"""A case's app and requests on standard input in, what it answered and where it made the loop wait on standard output.

Runs as a process of its own, in the folder of the app: `python behaviour_probe.py < plan.json`.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import json
import os
import runpy
import sys
import tempfile
import threading
import traceback
import warnings
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from behaviour_client import request, talk
from behaviour_watch import Watch

if TYPE_CHECKING:
    from behaviour_client import App
    from behaviour_plan import Answer, Observed, Plan, Request


async def exercise(app: App, plan: Plan, watch: Watch) -> list[Answer]:
    """Send every request while the app's lifespan runs; return the answers in order."""
    answers: list[Answer] = []
    router = getattr(app, "router", None)
    lifespan = router.lifespan_context(app) if router is not None else contextlib.nullcontext()
    async with lifespan:
        for wanted in plan["requests"]:
            with watch:
                answers += await _together(app, wanted, plan["patience"])
    return answers


async def _together(app: App, wanted: Request, patience: float) -> list[Answer]:
    send = talk if "send" in wanted else request
    times = wanted.get("concurrent", 1)
    try:
        return await asyncio.wait_for(asyncio.gather(*(send(app, wanted) for _ in range(times))), patience)
    except asyncio.TimeoutError:
        return [{"status": 0, "body": "no answer in time"}]


def run_script(code: str) -> str:
    """Run a piece of the project's own use of the app, such as a test; return what it wrote or how it failed."""
    written = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "script.py")
        path.write_text(code, encoding="utf-8")
        with contextlib.redirect_stdout(written):
            try:
                runpy.run_path(str(path), run_name="__main__")
            except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the answer
                return f"{written.getvalue()}{type(error).__name__}: {error}"
    return written.getvalue()


def observe(plan: Plan) -> Observed:
    """Run a plan in this process."""
    observed: Observed = {"answers": [], "scripts": [], "waits": [], "warnings": [], "error": ""}
    watch = Watch(os.getcwd(), observed["waits"])  # noqa: PTH109 - as frames spell it
    module, _, name = plan["app"].partition(":")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", RuntimeWarning)
        try:
            app = getattr(import_module(module), name)
            _end_after(2 * plan["patience"])
            observed["answers"] = asyncio.run(exercise(app, plan, watch))
            observed["scripts"] = [run_script(code) for code in plan["scripts"]]
        except BaseException:  # noqa: BLE001 - whatever it is belongs to the answer
            observed["error"] = traceback.format_exc()[-1500:]
        gc.collect()
    observed["warnings"] = sorted({str(item.message) for item in caught if item.category is RuntimeWarning})
    return observed


def _end_after(seconds: float) -> None:
    """End the process then, whatever it waits for."""
    timer = threading.Timer(seconds, os._exit, (3,))
    timer.daemon = True
    timer.start()


def main() -> None:
    """Read the plan, run it, write what was observed; a deadlock ends the process without an answer."""
    plan: Plan = json.load(sys.stdin)
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - as frames spell it
    text = json.dumps(observe(plan))
    out = sys.__stdout__ or sys.stdout  # what the app put into its place is its own
    out.write("\n" + text)
    out.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
