"""For each mark in the stubs of small libraries around FastAPI: how to make them call a probe that way."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

from fastapi import FastAPI
from framework_cases_starlette import PATH, VERBS, served
from framework_driver import get, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from framework_driver import Probe
    from starlette.responses import Response

    Case = Callable[[Probe], None]
    Key = tuple[str, str, str]


def _event_stream(probe: Probe) -> None:
    stream = import_module("sse_starlette.sse").EventSourceResponse

    def endpoint(_: object) -> Response:
        response: Response = stream(probe.generator())
        return response

    assert get(served(endpoint)) == 200


def _repeated(probe: Probe) -> None:
    repeat_every = import_module("fastapi_utils.tasks").repeat_every

    async def start() -> None:
        await repeat_every(seconds=0, max_repetitions=1)(probe.function())()
        await until(lambda: bool(probe.threads))

    asyncio.run(start())


def _resource(verb: str) -> Case:
    def case(probe: Probe) -> None:
        library = import_module("fastapi_utils.cbv_base")
        app = FastAPI()
        run = probe.function()

        async def coroutine(_self: object) -> None:
            await run()

        method = coroutine if probe.is_async else lambda _self: run()
        resource = type("Probed", (library.Resource,), {verb: method})
        library.Api(app).add_resource(resource(), PATH)
        assert get(app, verb.upper()) == 200

    return case


CASES: dict[Key, Case] = {
    ("sse_starlette.sse", "EventSourceResponse.__init__", "stream"): _event_stream,
    ("fastapi_utils.tasks", "repeat_every", "repeated task"): _repeated,
    **{("fastapi_utils.cbv_base", f"Resource.{verb}", "route"): _resource(verb) for verb in VERBS},
}
