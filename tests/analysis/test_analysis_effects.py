"""What functions do besides blocking: facts of `f`, with whose the thing is that they are about."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, analyse_project, fact_words, rows

HEAD: Final = f"""
import asyncio, os, signal, sqlite3, sys, threading
from contextvars import ContextVar
from collections import defaultdict, deque
from fastapi import Request
{APP}
items = []
table = {{}}
count = 0
current = ContextVar("current")
class Shop:
    stock = 0
    names = []
    def __init__(self):
        self.rows = []
    def put(self, a):
        self.rows.append(a)
    def set(self, a):
        self.row = a
shop = Shop()
"""

WRITES: Final[dict[str, tuple[str, set[str]]]] = {
    "global-assigned": ("async def f():\n    global count\n    count = 1", {"global count"}),
    "global-augmented": ("async def f():\n    global count\n    count += 1", {"global count"}),
    "global-deleted": ("async def f():\n    global count\n    del count", {"global count"}),
    "global-by-for": ("async def f():\n    global count\n    for count in 'ab': ...", {"global count"}),
    "global-by-with": ("async def f(a):\n    global count\n    with a as count: ...", {"global count"}),
    "global-by-import": ("async def f():\n    global json\n    import json", {"global json"}),
    "global-by-walrus": ("async def f():\n    global count\n    print(count := 1)", {"global count"}),
    "global-by-unpacking": ("async def f():\n    global count\n    count, a = 1, 2", {"global count"}),
    "item": ("async def f():\n    table['a'] = 1", {"global table"}),
    "item-deleted": ("async def f():\n    del table['a']", {"global table"}),
    "item-augmented": ("async def f():\n    table['a'] += 1", {"global table"}),
    "nested-item": ("async def f():\n    table['a']['b'] = 1", {"global table"}),
    "list-append": ("async def f():\n    items.append(1)", {"global items"}),
    "list-in-place-add": ("async def f():\n    global items\n    items += [1]", {"global items"}),
    "dict-setdefault": ("async def f():\n    table.setdefault('a', 1)", {"global table"}),
    "dict-pop": ("async def f():\n    table.pop('a')", {"global table"}),
    "dict-update": ("async def f():\n    table.update(a=1)", {"global table"}),
    "through-an-alias": ("async def f():\n    a = table\n    a['b'] = 1", {"global table"}),
    "environment-item": ("async def f():\n    os.environ['a'] = 'b'", {"global environ"}),
    "through-an-item": ("async def f():\n    a = table['a']\n    a['b'] = 1", {"global table"}),
    "through-an-annotated-item": (
        "lists: dict[str, list[int]] = {}\nasync def f():\n    lists['a'].append(1)",
        {"global lists"},
    ),
    "through-a-loop": ("rows = [[]]\nasync def f():\n    for row in rows:\n        row.append(1)", {"global rows"}),
    "counter-of-a-defaultdict": ("hits = defaultdict(int)\nasync def f():\n    hits['a'] += 1", {"global hits"}),
    "append-to-a-defaultdict": ("rows = defaultdict(list)\nasync def f():\n    rows['a'].append(1)", {"global rows"}),
    "deque-append": ("last = deque(maxlen=9)\nasync def f():\n    last.append(1)", {"global last"}),
    "set-add": ("seen = set()\nasync def f():\n    seen.add(1)", {"global seen"}),
    "sorted-in-place": ("async def f():\n    items.sort()", {"global items"}),
    "next-of-a-counter": (
        "import itertools\nids = itertools.count()\nasync def f():\n    next(ids)",
        {"global ids"},
    ),
    "state-of-the-app": ("async def f():\n    app.state.n = 1", {"global app"}),
    "state-through-the-request": ("async def f(request: Request):\n    request.app.state.n = 1", {"global app"}),
    "by-a-bound-method": ("add = items.append\nasync def f():\n    add(1)", {"global items"}),
    "by-a-class-method": (
        (
            "class R:\n    all = []\n    @classmethod\n    def put(cls, a):\n"
            "        cls.all.append(a)\nasync def f():\n    R.put(1)"
        ),
        {"global R"},
    ),
    "by-a-constructor": (
        "class R:\n    all = []\n    def __init__(self):\n        R.all.append(self)\nasync def f():\n    R()",
        {"global R"},
    ),
    "by-a-property": (
        (
            "class R:\n    n = 0\n    @property\n    def next(self):\n        self.n += 1\n"
            "        return self.n\nr = R()\n"
            "async def f():\n    return r.next"
        ),
        {"global r"},
    ),
    "by-a-with-block": (
        (
            "class R:\n    def __enter__(self):\n        self.n = 1\n    def __exit__(self, *a): ...\nr = R()\n"
            "async def f():\n    with r:\n        pass"
        ),
        {"global r"},
    ),
    "by-a-lambda-handed-over": ("async def f():\n    list(map(lambda a: items.append(a), 'ab'))", {"global items"}),
    "by-a-comprehension": ("async def f():\n    [items.append(a) for a in 'ab']", {"global items"}),
    "by-a-getter": ("def get():\n    return table\nasync def f():\n    get()['a'] = 1", {"global table"}),
    "attribute": ("async def f():\n    shop.stock = 1", {"global shop"}),
    "class-attribute": ("async def f():\n    Shop.stock = 1", {"global Shop"}),
    "class-attribute-item": ("async def f():\n    Shop.names.append(1)", {"global Shop"}),
    "setattr": ("async def f():\n    setattr(shop, 'stock', 1)", {"global shop"}),
    "method-of-a-global": ("async def f():\n    shop.put(1)", {"global shop"}),
    "setter-method-of-a-global": ("async def f():\n    shop.set(1)", {"global shop"}),
    "attribute-of-a-module": ("async def f():\n    sys.hook = 1", {"global hook"}),
    "through-a-function": ("def g():\n    table['a'] = 1\nasync def f():\n    g()", {"global table"}),
    "through-an-argument": ("def g(a):\n    a['a'] = 1\nasync def f():\n    g(table)", {"global table"}),
    "through-two-arguments": (
        "def h(a):\n    a.append(1)\ndef g(a):\n    h(a)\nasync def f():\n    g(items)",
        {"global items"},
    ),
    "through-an-awaited-function": (
        "async def g():\n    table['a'] = 1\nasync def f():\n    await g()",
        {"global table"},
    ),
    "through-an-argument-of-an-awaited-function": (
        "async def g(a):\n    a['a'] = 1\nasync def f():\n    await g(table)",
        {"global table"},
    ),
    "through-a-keyword-argument": ("def g(*, a):\n    a['a'] = 1\nasync def f():\n    g(a=table)", {"global table"}),
    "own-argument": ("async def f(a: dict):\n    a['b'] = 1", {"parameter a"}),
    "request-state": ("async def f(request: Request):\n    request.state.user = 1", {"parameter request"}),
    "argument-through-a-function": ("def g(a):\n    a['a'] = 1\nasync def f(b: dict):\n    g(b)", {"parameter b"}),
    "own-dict": ("async def f():\n    a = {}\n    a['b'] = 1", set()),
    "own-list": ("async def f():\n    a = []\n    a.append(1)", set()),
    "own-object": ("async def f():\n    a = Shop()\n    a.put(1)\n    a.stock = 1", set()),
    "own-list-handed-down": ("def g(a):\n    a.append(1)\nasync def f():\n    a = []\n    g(a)", set()),
    "own-copy": ("async def f():\n    a = dict(table)\n    a['b'] = 1", set()),
    "own-name": ("async def f():\n    count = 1\n    return count", set()),
    "own-closure": ("async def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()", set()),
    "only-read": ("async def f():\n    return table['a'], items[0], count", set()),
    "constructor": ("async def f():\n    return Shop()", set()),
}

OTHERS: Final[dict[str, tuple[str, str]]] = {
    "create-task": ("needs_loop", "async def g(): ...\nasync def f():\n    asyncio.create_task(g())"),
    "running-loop": ("needs_loop", "async def f():\n    asyncio.get_running_loop()"),
    "event-loop": ("needs_loop", "async def f():\n    asyncio.get_event_loop()"),
    "ensure-future": ("needs_loop", "async def g(): ...\nasync def f():\n    asyncio.ensure_future(g())"),
    "gather-not-awaited": ("needs_loop", "async def g(): ...\nasync def f():\n    asyncio.gather(g())"),
    "future": ("needs_loop", "async def f():\n    asyncio.Future()"),
    "through-a-function": (
        "needs_loop",
        "async def h(): ...\ndef g():\n    asyncio.create_task(h())\nasync def f():\n    g()",
    ),
    "in-a-branch": ("needs_loop", "async def g(): ...\nasync def f(a):\n    if a:\n        asyncio.create_task(g())"),
    "aliased": (
        "needs_loop",
        "from asyncio import create_task as spawn\nasync def g(): ...\nasync def f():\n    spawn(g())",
    ),
    "signal": ("needs_loop", "async def f():\n    signal.signal(signal.SIGTERM, None)"),
    "context-set": ("binds_context", "async def f():\n    current.set(1)"),
    "context-reset": ("binds_context", "async def f(token):\n    current.reset(token)"),
    "context-set-below": ("binds_context", "def g():\n    current.set(1)\nasync def f():\n    g()"),
    "change-of-folder": ("process_wide", "async def f():\n    os.chdir('/')"),
    "environment": ("process_wide", "async def f():\n    os.putenv('a', 'b')"),
    "locals": ("frame_bound", "async def f():\n    locals()"),
    "exception-info": ("frame_bound", "async def f():\n    sys.exc_info()"),
    "connection-argument": ("thread_bound", "async def f(c: sqlite3.Connection):\n    c.execute('x')"),
    "global-connection": ("thread_bound", "c = sqlite3.connect('x')\nasync def f():\n    c.execute('x')"),
    "cursor-of-a-global-connection": (
        "thread_bound",
        "c = sqlite3.connect('x')\nasync def f():\n    c.cursor().execute('x')",
    ),
    "thread-local": ("thread_bound", "local = threading.local()\nasync def f():\n    local.user = 1"),
}

NONE: Final[dict[str, tuple[str, str]]] = {
    "asyncio-run": ("needs_loop", "async def g(): ...\nasync def f():\n    asyncio.run(g())"),
    "iscoroutine": ("needs_loop", "async def f(a):\n    asyncio.iscoroutine(a)"),
    "create-task-only-defined": (
        "needs_loop",
        "async def f():\n    async def g():\n        asyncio.create_task(None)\n    return g",
    ),
    "own-create-task": ("needs_loop", "def create_task(a): ...\nasync def f():\n    create_task(1)"),
    "context-read": ("binds_context", "async def f():\n    return current.get()"),
    "set-of-another-kind": ("binds_context", "class C:\n    def set(self, a): ...\nasync def f():\n    C().set(1)"),
    "environment-read": ("process_wide", "async def f():\n    return os.environ['a'], os.getenv('a')"),
    "own-connection": ("thread_bound", "async def f():\n    c = sqlite3.connect('x')\n    c.execute('x')"),
    "own-connection-entered": (
        "thread_bound",
        "async def f():\n    with sqlite3.connect('x') as c:\n        c.execute('x')",
    ),
    "free-connection": (
        "thread_bound",
        "c = sqlite3.connect('x', check_same_thread=False)\nasync def f():\n    c.execute('x')",
    ),
    "cursor-of-a-free-connection": (
        "thread_bound",
        "c = sqlite3.connect('x', check_same_thread=False)\nasync def f():\n    c.cursor().execute('x')",
    ),
}


def facts_of_route(text: str, effect: str) -> set[str]:
    """Return the roots, or details, of one effect of `f`, which is a route."""
    text = text.replace("async def f(", '@app.get("/")\nasync def f(')
    return fact_words(analyse_project(HEAD + text), "f", effect)


@pytest.mark.parametrize("name", rows(WRITES, {}))
def test_whose_what_a_function_writes_is(name: str) -> None:
    text, expected = WRITES[name]
    assert facts_of_route(text, "writes") == expected


@pytest.mark.parametrize("name", rows(OTHERS, {}))
def test_an_effect_is_seen(name: str) -> None:
    effect, text = OTHERS[name]
    assert facts_of_route(text, effect)


@pytest.mark.parametrize("name", rows(NONE, {}))
def test_an_effect_is_not_imagined(name: str) -> None:
    effect, text = NONE[name]
    assert facts_of_route(text, effect) == set()


def test_a_closure_s_variable_is_shared_by_requests() -> None:
    text = (
        "def make():\n    n = 0\n    @app.get('/')\n    async def f():\n        nonlocal n\n"
        "        n += 1\n    return f\n"
    )
    analysis = analyse_project(f"{APP}{text}")
    assert fact_words(analysis, "make.<locals>.f", "writes") == {"closure n"}


def test_a_method_writes_to_its_own_object() -> None:
    text = "class V:\n    async def f(self):\n        self.n = 1\nv = V()\napp.add_api_route('/', v.f)\n"
    analysis = analyse_project(f"{APP}{text}")
    entry = analysis.entries[0].frame
    assert {fact.root for fact in analysis.effects.of(entry) if fact.effect == "writes"} == {"parameter self"}
