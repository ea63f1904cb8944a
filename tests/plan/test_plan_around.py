"""What others hold while a function waits: locks, deadlines, counters, connections of those in whose midst it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_projects import AROUND, decide, marked_lines, obstacles, rows

from async_fixer.settings import Settings

if TYPE_CHECKING:
    from async_fixer.model import Decision

ROUTE: Final = "@app.get('/')\nasync def f(a: int = 0):\n    requests.get('u')\n"
INSIDE: Final = "@app.get('/')\nasync def f(d=Depends(dep)):\n    requests.get('u')\n"
OF_ALL: Final = ROUTE.replace("'/')", "'/', dependencies=[Depends(dep)])")
OF_TWO: Final = INSIDE.replace("dep)", "two)")
LOCKED: Final = "async def dep():\n    with LOCK:  # here\n        yield 1\n"

HELD: Final[dict[str, tuple[str, str]]] = {
    "dependency-that-yields-under-a-lock": ("lock-held", f"{LOCKED}{INSIDE}"),
    "dependency-of-a-dependency": (
        "lock-held",
        f"{LOCKED}def two(d=Depends(dep)): ...\n{OF_TWO}",
    ),
    "dependency-of-all": (
        "lock-held",
        f"{LOCKED}{OF_ALL}",
    ),
    "dependency-that-acquires": (
        "lock-held",
        f"async def dep():\n    LOCK.acquire()  # here\n    yield 1\n    LOCK.release()\n{INSIDE}",
    ),
    "middleware": (
        "lock-held",
        (
            "@app.middleware('http')\nasync def m(r, call_next):\n    with LOCK:  # here\n"
            f"        return await call_next(r)\n{ROUTE}"
        ),
    ),
    "asgi-middleware": (
        "lock-held",
        (
            "class M:\n    def __init__(self, app):\n        self.app = app\n"
            "    async def __call__(self, scope, receive, send):\n        with LOCK:  # here\n"
            f"            await self.app(scope, receive, send)\napp.add_middleware(M)\n{ROUTE}"
        ),
    ),
    "leaves-with-a-lock": (
        "lock-held",
        "@app.get('/')\nasync def f():\n    RLOCK.acquire()  # here\n    requests.get('u')\n",
    ),
    "two-orders": (
        "lock-order",
        (
            "@app.get('/a')\nasync def g():\n    with OTHER:\n        with LOCK:  # here\n"
            "            requests.get('u')\n"
            "@app.get('/')\nasync def f():\n    with LOCK:\n        with OTHER:  # here\n"
            "            requests.get('u')\n"
        ),
    ),
    "two-orders-below": (
        "lock-order",
        (
            "def low():\n    with OTHER:\n        requests.get('u')\n"
            "@app.get('/a')\nasync def g():\n    with OTHER:\n        with LOCK:  # here\n"
            "            requests.get('u')\n"
            "@app.get('/')\nasync def f():\n    with LOCK:\n        low()  # here\n"
        ),
    ),
    "two-objects-of-a-class": (
        "lock-order",
        (
            "class Account:\n    def __init__(self):\n        self.lock = threading.Lock()\n"
            "A, B = Account(), Account()\n"
            "def move(a: Account, b: Account):\n    with a.lock:\n        with b.lock:  # here\n"
            "            requests.get('u')\n"
            "@app.get('/')\nasync def f(x: int):\n    move(A, B) if x else move(B, A)\n"
        ),
    ),
    "counter-around": (
        "shared-state",
        (
            "async def dep():\n    if STATE['busy']:\n        return\n    STATE['busy'] = True  # here\n    yield\n"
            f"    STATE['busy'] = False\n{INSIDE}"
        ),
    ),
    "written-by-a-dependency": (
        "shared-state",
        (
            "async def dep(a: int = 0):\n    STATE['a'] = a  # here\n"
            "@app.get('/')\nasync def f(d=Depends(dep)):\n    requests.get('u')\n    return STATE['a']\n"
        ),
    ),
    "written-by-a-middleware": (
        "shared-state",
        (
            "@app.middleware('http')\nasync def m(r, call_next):\n    STATE['a'] = r.url  # here\n"
            "    return await call_next(r)\n"
            "@app.get('/')\nasync def f():\n    requests.get('u')\n    return STATE['a']\n"
        ),
    ),
    "gives-up": (
        "shared-state",
        (
            "@app.get('/')\nasync def f():\n    if LOCK.acquire(blocking=False):  # here\n        try:\n"
            "            requests.get('u')\n        finally:\n            LOCK.release()\n"
        ),
    ),
    "asks-whether-it-is-held": ("shared-state", f"{ROUTE}    return LOCK.locked()  # here\n"),
    "reads-twice-what-others-change": (
        "shared-state",
        (
            "@app.get('/p')\nasync def put(a: int):\n    SEEN.append(a)  # here\n"
            "@app.get('/')\nasync def f():\n    n = len(SEEN)\n    requests.get('u')\n    return n - len(SEEN)\n"
        ),
    ),
    "reads-in-a-helper-what-others-change": (
        "shared-state",
        (
            "@app.get('/p')\nasync def put(a: int):\n    SEEN.append(a)  # here\n"
            "def show():\n    for a in SEEN:\n        requests.get('u')\n@app.get('/')\nasync def f():\n    show()\n"
        ),
    ),
    "second-connection": (
        "pool",
        (
            "def count():\n    with SessionLocal() as own:  # here\n        return own.get(object, 2)\n"
            "@app.get('/')\nasync def f(db: Session = Depends(get_db)):\n    db.get(object, 1)\n    return count()\n"
        ),
    ),
    "second-connection-inside-the-first": (
        "pool",
        (
            "def count():\n    with SessionLocal() as own:  # here\n        return own.get(object, 2)\n"
            "@app.get('/')\nasync def f():\n    with SessionLocal() as db:\n        db.get(object, 1)\n"
            "        return count()\n"
        ),
    ),
}

FREE: Final[dict[str, str]] = {
    "dependency-that-gives-its-lock-back": f"async def dep():\n    with LOCK:\n        a = 1\n    yield a\n{INSIDE}",
    "dependency-with-a-lock-of-the-loop": (
        f"GATE = asyncio.Lock()\nasync def dep():\n    async with GATE:\n        yield 1\n{INSIDE}"
    ),
    "dependency-of-another": f"{LOCKED}@app.get('/g')\nasync def g(d=Depends(dep)): ...\n{ROUTE}",
    "one-order": (
        "@app.get('/a')\nasync def g():\n    with LOCK:\n        with OTHER:\n            requests.get('u')\n"
        "@app.get('/')\nasync def f():\n    with LOCK:\n        with OTHER:\n            requests.get('u')\n"
    ),
    "takes-it-again": (
        "def low():\n    with RLOCK:\n        requests.get('u')\n@app.get('/')\nasync def f():\n"
        "    with RLOCK:\n        low()\n"
    ),
    "reads-once-what-others-change": (
        f"@app.get('/p')\nasync def put(a: int):\n    SEEN.append(a)\n{ROUTE}    return len(SEEN)\n"
    ),
    "reads-twice-what-start-up-fills": (
        "@app.on_event('startup')\nasync def start():\n    SEEN.append(1)\n"
        "@app.get('/')\nasync def f():\n    n = len(SEEN)\n    requests.get('u')\n    return n - len(SEEN)\n"
    ),
    "read-by-a-dependency-as-well": (
        "async def dep():\n    return STATE['a']\n"
        "@app.get('/')\nasync def f(d=Depends(dep)):\n    requests.get('u')\n    return STATE['a']\n"
    ),
    "written-by-another-dependency": (
        "async def dep(a: int = 0):\n    STATE['a'] = a\n@app.get('/g')\nasync def g(d=Depends(dep)): ...\n"
        f"{ROUTE}    return STATE['a']\n"
    ),
    "one-connection": "@app.get('/')\nasync def f(db: Session = Depends(get_db)):\n    return db.get(object, 1)\n",
    "one-after-the-other": (
        "def count():\n    with SessionLocal() as own:\n        return own.get(object, 2)\n"
        "@app.get('/')\nasync def f():\n    count()\n    return count()\n"
    ),
}


@pytest.mark.parametrize("name", rows(HELD, {}))
def test_a_function_stays_async_and_the_cause_is_named(name: str) -> None:
    rule, text = HELD[name]
    decisions = [item for item in decide(AROUND + text, Settings(strategy="def")) if item.obstacles]
    assert named(decisions, rule) == marked_lines(AROUND + text)


@pytest.mark.parametrize("name", rows(FREE, {}))
def test_what_only_looks_like_it_is_no_obstacle(name: str) -> None:
    decisions = {item.function: item for item in decide(AROUND + FREE[name], Settings(strategy="def"))}
    assert (decisions["main.f"].strategy, decisions["main.f"].safety) == ("to_def", "safe")


def named(decisions: list[Decision], rule: str) -> set[tuple[str, int]]:
    """Return path and line of what obstacles of a rule name."""
    return {(item.place.path, item.place.line) for item in obstacles(decisions, rule) if item.place}
