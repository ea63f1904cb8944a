"""Handlers that a library other than the web framework calls -> where it runs them, and how they are named."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, analyse_project, entry_words, finding_words

SOCKETS: Final = f"""
import time, socketio
{APP}
sio = socketio.AsyncServer()
threaded = socketio.Server()
"""
CLIENTS: Final = f"""
import time, httpx
{APP}
"""

ENTRIES: Final = {
    "named": (SOCKETS, '@sio.on("a")\ndef f(sid): ...', ("f", "socket event a", "loop")),
    "with-a-namespace": (SOCKETS, '@sio.on("a", namespace="/b")\ndef f(sid): ...', ("f", "socket event a", "loop")),
    "by-call": (SOCKETS, 'def f(sid): ...\nsio.on("a", f)', ("f", "socket event a", "loop")),
    "by-keyword": (SOCKETS, 'def f(sid): ...\nsio.on("a", handler=f)', ("f", "socket event a", "loop")),
    "of-its-name": (SOCKETS, "@sio.event\nasync def f(sid): ...", ("f", "socket event f", "loop")),
    "called": (SOCKETS, '@sio.event(namespace="/a")\ndef f(sid): ...', ("f", "socket event f", "loop")),
    "in-a-thread": (SOCKETS, "@threaded.event\ndef f(sid): ...", ("f", "socket event f", "worker")),
    "of-a-client": (
        SOCKETS,
        'client = socketio.AsyncClient()\n@client.on("a")\ndef f(data): ...',
        ("f", "socket event a", "loop"),
    ),
    "of-a-namespace": (
        SOCKETS,
        "class N(socketio.AsyncNamespace):\n    def on_connect(self, sid, environ): ...",
        ("N.on_connect", "socket event N.on_connect", "loop"),
    ),
    "transport": (
        CLIENTS,
        "class T(httpx.AsyncBaseTransport):\n    async def handle_async_request(self, request): ...",
        ("T.handle_async_request", "http transport T.handle_async_request", "illegal"),
    ),
    "authentication": (
        CLIENTS,
        "class A(httpx.Auth):\n    async def async_auth_flow(self, request):\n        yield request",
        ("A.async_auth_flow", "http authentication A.async_auth_flow", "illegal"),
    ),
}
NONE: Final = {
    "other-decorator": (SOCKETS, "class Own:\n    def on(self, name): ...\n@Own().on('a')\ndef f(sid): ..."),
    "threaded-namespace": (
        SOCKETS,
        "class N(socketio.Namespace):\n    def on_connect(self, sid, environ):\n        time.sleep(1)",
    ),
    "threaded-transport": (
        CLIENTS,
        "class T(httpx.BaseTransport):\n    def handle_request(self, request):\n        time.sleep(1)",
    ),
    "authentication-of-both-kinds": (
        CLIENTS,
        "class A(httpx.Auth):\n    def auth_flow(self, request):\n        time.sleep(1)\n        yield request",
    ),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_what_a_library_calls_is_an_entry_point(name: str) -> None:
    head, text, (function, label, sync) = ENTRIES[name]
    assert entry_words(analyse_project(head + text)) == ((f"main.{function}", label, sync),)


@pytest.mark.parametrize("name", NONE)
def test_what_it_does_not_call_on_the_loop_is_none(name: str) -> None:
    head, text = NONE[name]
    assert entry_words(analyse_project(head + text)) == ()


@pytest.mark.parametrize(
    ("server", "found"),
    [("sio", (("main.f", "time.sleep"),)), ("threaded", ())],
)
def test_only_a_handler_on_the_loop_freezes_it(server: str, found: tuple[tuple[str, str], ...]) -> None:
    words = finding_words(f"{SOCKETS}@{server}.event\ndef f(sid):\n    time.sleep(1)\n")
    assert tuple((function, blocker) for function, _, blocker in words) == found
