"""A client that talks to an ASGI app on the loop that it runs on: a request in, the answer out."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from behaviour_plan import Answer, Request

    Message: TypeAlias = MutableMapping[str, Any]
    Receive: TypeAlias = Callable[[], Awaitable[Message]]
    Send: TypeAlias = Callable[[Message], Awaitable[None]]
    App: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]

_BOUNDARY = "behaviour"


async def request(app: App, wanted: Request) -> Answer:
    """Send one request; an exception that leaves the app becomes the answer's body."""
    body, kind = _body(wanted)
    answer: Answer = {"status": 0, "body": ""}
    chunks: list[bytes] = []
    inbox: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    forever = asyncio.Event()

    async def receive() -> Message:
        if not inbox:
            await forever.wait()
        return inbox.pop()

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer["status"] = message["status"]
        elif message["type"] == "http.response.body":
            chunks.append(message.get("body", b""))

    headers = {"content-type": kind, "content-length": str(len(body)), **wanted.get("headers", {})}
    try:
        await app(_scope("http", wanted["path"], headers, wanted.get("method", "GET")), receive, send)
    except Exception as error:  # noqa: BLE001 - whatever it is belongs to the answer
        chunks.append(f" {type(error).__name__}: {error}".encode())
    answer["body"] = b"".join(chunks).decode()
    return answer


async def talk(app: App, wanted: Request) -> Answer:
    """Open a websocket, send each text once the last was answered, and hang up; the body lists the answers."""
    inbox: asyncio.Queue[Message] = asyncio.Queue()
    outbox: asyncio.Queue[Message] = asyncio.Queue()
    scope = _scope("websocket", wanted["path"], wanted.get("headers", {}))
    task = asyncio.create_task(cast("Any", app)(scope, inbox.get, outbox.put))
    inbox.put_nowait({"type": "websocket.connect"})
    said = [await _next(outbox, task)]
    for text in wanted["send"] if said[0]["type"] == "websocket.accept" else ():
        inbox.put_nowait({"type": "websocket.receive", "text": text})
        said.append(await _next(outbox, task))
    inbox.put_nowait({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait({task})
    error = task.exception()
    texts = [message.get("text", message["type"]) for message in said]
    return {"status": 101, "body": json.dumps([*texts, repr(error) if error else "closed"])}


async def _next(outbox: asyncio.Queue[Message], task: asyncio.Task[None]) -> Message:
    waiting = asyncio.ensure_future(outbox.get())
    await asyncio.wait({waiting, task}, return_when=asyncio.FIRST_COMPLETED)
    return waiting.result() if waiting.done() else {"type": "nothing"}


def _body(wanted: Request) -> tuple[bytes, str]:
    if "json" in wanted:
        return json.dumps(wanted["json"]).encode(), "application/json"
    if "file" in wanted:
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{wanted["file"]}"; filename="f.txt"\r\n\r\n'
        tail = f"\r\n--{_BOUNDARY}--\r\n"
        return (head + "some text" + tail).encode(), f"multipart/form-data; boundary={_BOUNDARY}"
    return wanted.get("content", "").encode(), "text/plain"


def _scope(kind: str, target: str, headers: dict[str, str], method: str = "") -> Message:
    path, _, query = target.partition("?")
    return {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": kind.replace("websocket", "ws"),
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in {"host": "case", **headers}.items()],
        "client": ("127.0.0.1", 1),
        "server": ("case", 80),
        "subprotocols": [],
        "state": {},
    }
