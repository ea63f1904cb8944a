"""A report made by hand: one finding of each sort, over two small files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from async_fixer.edits import OffloadCall, RemoveAsync, SwapCall
from async_fixer.model import (
    RULES,
    Counts,
    Decision,
    EntryPoint,
    Failure,
    Finding,
    Hop,
    Obstacle,
    Patch,
    Place,
    Report,
    Severity,
    SourceFile,
    Unresolved,
)
from async_fixer.span import Span, make_span

if TYPE_CHECKING:
    from collections.abc import Iterable

USERS_TEXT = """\
import time

import requests
from fastapi import APIRouter, Depends, Request
from sqlalchemy.orm import Session

from app import repo
from app.database import get_db

router = APIRouter()
hits = 0


@router.get("/users/{id}")
async def get_user(id: int, db: Session = Depends(get_db)):
    return repo.load(db, id)


@router.post(
    "/users",
    status_code=201,
)
async def add_user(
    request: Request,
):
    body = await request.json()

    answer = requests.post("http://partner/", json=body, timeout=5)
    return answer.json()


@router.get("/slow")
async def slow():
    time.sleep(2)


@router.get("/hits")
async def count_hits():
    global hits
    hits += 1
    requests.get("http://counter/", timeout=5)
    return hits


async def notify(user):
    requests.put(
        "http://mail/",
        json=user,
    )
    (await connect()).close()


@router.get("/avatar")
async def avatar():
    return {"there": AVATAR.exists()}


@router.get("/health")
async def health():
    return engine.ping()
"""

REPO_TEXT = """\
from app.models import User


def load(db, id):
    return db.query(User).filter(User.id == id).first()
"""

USERS = SourceFile("app/users.py", "/project/app/users.py", USERS_TEXT)
REPO = SourceFile("app/repo.py", "/project/app/repo.py", REPO_TEXT)


def _locate(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def find_span(source: SourceFile, text: str) -> Span:
    start = source.text.index(text)
    return make_span(start, start + len(text))


def find_place(source: SourceFile, text: str) -> Place:
    start = source.text.index(text)
    return Place(source.path, *_locate(source.text, start), *_locate(source.text, start + len(text)))


def make_entry(name: str, label: str, *, kind: str = "route") -> EntryPoint:
    place = find_place(USERS, f"async def {name}(")
    return EntryPoint(f"app.users.{name}", kind, label, "worker", "fastapi", place)


def make_finding(  # noqa: PLR0913 - as many as a finding has fields that differ
    name: str,
    call: str,
    blocker: str,
    kind: str,
    *,
    severity: Severity | Literal["unsure"] = "severe",
    certain: bool = True,
    below: tuple[Hop, ...] = (),
    entries: Iterable[EntryPoint] = (),
    instead: str = "",
) -> Finding:
    text = " ".join(call.split())
    callee = below[0].caller if below else blocker
    first = Hop(find_place(USERS, call), f"app.users.{name}", text, callee)
    return Finding(
        code=RULES[kind],
        kind=kind,
        severity=severity,
        place=find_place(USERS, call),
        span=find_span(USERS, call),
        function=f"app.users.{name}",
        function_place=find_place(USERS, f"async def {name}("),
        chain=(first, *below),
        blocker=blocker,
        certain=certain,
        entry_points=tuple(entries),
        instead=instead,
    )


QUERY = "db.query(User).filter(User.id == id).first()"
FIRST = "sqlalchemy.orm.Query.first"
LOAD = Hop(find_place(REPO, QUERY), "app.repo.load", "db.query(User).filter(...).first()", FIRST)
POST = 'requests.post("http://partner/", json=body, timeout=5)'
COUNT = 'requests.get("http://counter/", timeout=5)'
PUT = 'requests.put(\n        "http://mail/",\n        json=user,\n    )'
WRAPPER = "fastapi.concurrency.run_in_threadpool"

GET_USER = Decision(
    "app.users.get_user",
    "to_def",
    "safe",
    (
        make_finding(
            "get_user",
            "repo.load(db, id)",
            FIRST,
            "database",
            below=(LOAD,),
            entries=[make_entry("get_user", "GET /users/{id}")],
        ),
    ),
    edits=(("app/users.py", (RemoveAsync(find_span(USERS, "async def get_user")),)),),
    notes=("get_db keeps a connection of a pool of 5 + 10; 40 threads may ask for one",),
)
ADD_USER = Decision(
    "app.users.add_user",
    "offload",
    "safe",
    (
        make_finding(
            "add_user",
            POST,
            "requests.api.post",
            "http",
            entries=[make_entry("add_user", "POST /users"), make_entry("slow", "GET /slow")],
        ),
    ),
    edits=(("app/users.py", (OffloadCall(find_span(USERS, POST), WRAPPER, deferred=False),)),),
)
SLOW = Decision(
    "app.users.slow",
    "swap",
    "safe",
    (make_finding("slow", "time.sleep(2)", "time.sleep", "sleep", entries=[make_entry("slow", "GET /slow")]),),
    edits=(("app/users.py", (SwapCall(find_span(USERS, "time.sleep(2)"), "asyncio.sleep"),)),),
)
HITS = Decision(
    "app.users.count_hits",
    "to_def",
    "unsafe",
    (make_finding("count_hits", COUNT, "requests.api.get", "http", entries=[make_entry("count_hits", "GET /hits")]),),
    edits=(("app/users.py", (RemoveAsync(find_span(USERS, "async def count_hits")),)),),
    obstacles=(Obstacle("shared-state", "it writes the global `hits`", find_place(USERS, "hits += 1")),),
)
NOTIFY = Decision(
    "app.users.notify",
    None,
    "safe",
    (
        make_finding(
            "notify",
            PUT,
            "requests.api.put",
            "http",
            certain=False,
            entries=[make_entry("slow", "GET /slow"), make_entry("avatar", "GET /avatar")],
            instead="httpx.AsyncClient",
        ),
    ),
    obstacles=(
        Obstacle("needs-loop", "it needs the event loop", find_place(USERS, "connect()")),
        Obstacle("decorated", "a decorator may await it"),
    ),
)
AVATAR = Decision(
    "app.users.avatar",
    None,
    "safe",
    (
        make_finding(
            "avatar",
            "AVATAR.exists()",
            "pathlib.Path.exists",
            "file",
            severity="mild",
            entries=[make_entry("avatar", "GET /avatar")],
        ),
    ),
)

HEALTH = Decision(
    "app.users.health",
    None,
    "safe",
    (
        make_finding(
            "health",
            "engine.ping()",
            "engine.ping",
            "unresolved",
            severity="unsure",
            entries=[make_entry("health", "GET /health")],
        ),
    ),
)

NEW_TEXT = (
    USERS_TEXT.replace("import time\n\n", "import asyncio\n\n")
    .replace(
        "import APIRouter, Depends, Request\n",
        "import APIRouter, Depends, Request\nfrom fastapi.concurrency import run_in_threadpool\n",
    )
    .replace("async def get_user", "def get_user")
    .replace("requests.post(", "await run_in_threadpool(requests.post, ")
    .replace("time.sleep(2)", "await asyncio.sleep(2)")
)
FAILURE = Failure("app/broken.py", 3, "invalid syntax: expected ':'", "correct it")

REPORT = Report(
    decisions=(HEALTH, AVATAR, NOTIFY, HITS, SLOW, ADD_USER, GET_USER),
    patches=(Patch(USERS, NEW_TEXT),),
    failures=(FAILURE,),
    counts=Counts(
        files=12,
        lines=1204,
        entry_points=8,
        routes=6,
        blocking_routes=4,
        unreached=1,
        unresolved=2,
        suppressed=1,
        seconds=0.3,
    ),
    sources=(USERS, REPO),
    notes=("two applications: app.main, admin.main",),
    unresolved=(
        Unresolved(find_place(USERS, "connect()"), "app.users.notify", "connect()"),
        Unresolved(find_place(USERS, "engine.ping()"), "app.users.health", "engine.ping()"),
    ),
)
CLEAN = Report((), counts=Counts(files=2, lines=40, routes=1, seconds=0.1))
