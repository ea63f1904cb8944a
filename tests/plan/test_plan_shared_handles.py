"""One session, connection, file or socket for all requests keeps those who use it on the loop; own ones do not."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, marked_lines, obstacles, rows

HEAD: Final = f"""
import asyncio, functools, http.client, socket, sqlite3, subprocess, time
from dataclasses import dataclass
from fastapi import Depends, Request
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, scoped_session, sessionmaker
{APP}
make = sessionmaker(bind=create_engine("postgresql://db"))
DB = make()
class Repo:
    def __init__(self, db):
        self.db = db
    def save(self):
        self.db.commit()
class Service:
    def __init__(self, repo):
        self.repo = repo
    def run(self):
        self.repo.save()
"""
ROUTE: Final = "@app.get('/')\nasync def f(a=Depends(g)):\n    await asyncio.sleep(0)\n"

HELD: Final = {
    "session-of-the-module": "@app.get('/')\nasync def f():\n    await asyncio.sleep(0)\n    DB.commit()  # here",
    "returned-by-a-dependency": f"def g():\n    return DB\n{ROUTE}    a.commit()  # here",
    "yielded-by-a-dependency": f"def g():\n    yield DB\n{ROUTE}    a.commit()  # here",
    "method-of-an-object-as-a-dependency": (
        "class C:\n    def __init__(self):\n        self.db = make()\n    def get(self):\n        return self.db\n"
        f"c = C()\n{ROUTE.replace('g)', 'c.get)')}    a.commit()  # here"
    ),
    "state-of-the-application": (
        "@app.get('/')\nasync def f(request: Request):\n    await asyncio.sleep(0)\n"
        "    db: Session = request.app.state.db\n    db.commit()  # here"
    ),
    "kept-by-a-function": (
        "@functools.cache\ndef shared():\n    return make()\ndef g():\n    return shared()\n"
        f"{ROUTE}    a.commit()  # here"
    ),
    "used-on-both-sides-of-what-would-wait": (
        "@app.get('/')\nasync def f():\n    DB.add(1)  # here\n    time.sleep(1)\n    DB.flush()  # here"
    ),
    "left-to-the-thread": (
        "import threading\nL = threading.local()\n@app.get('/')\nasync def f(a):\n"
        "    L.user = a  # here\n    time.sleep(1)"
    ),
    "session-of-the-thread-on-both-sides": (
        "S = scoped_session(make)\n@app.get('/')\nasync def f():\n"
        "    S.add(1)  # here\n    time.sleep(1)\n    S.flush()  # here"
    ),
}
"""each with the marks of what names it; they all wait for the database or sleep"""

HELD_BELOW: Final = {
    "new-object-around-it": f"def g():\n    return Repo(DB)\n{ROUTE}    a.save()",
    "new-object-around-a-new-object": f"def g():\n    return Service(Repo(DB))\n{ROUTE}    a.run()",
    "by-keyword": f"def g():\n    return Repo(db=DB)\n{ROUTE}    a.save()",
    "by-a-maker": f"def build(db):\n    return Repo(db)\ndef g():\n    return build(DB)\n{ROUTE}    a.save()",
    "by-a-base-class": (
        "class Orders(Repo):\n    def __init__(self, db):\n        super().__init__(db)\n"
        f"def g():\n    return Orders(DB)\n{ROUTE}    a.save()"
    ),
    "by-a-field": (
        "@dataclass\nclass R:\n    db: Session\n    def save(self):\n        self.db.commit()\n"
        f"def g():\n    return R(DB)\n{ROUTE}    a.save()"
    ),
    "made-in-the-function": "@app.get('/')\nasync def f():\n    await asyncio.sleep(0)\n    Repo(DB).save()",
    "filled-in-by-its-constructor": (
        "class R:\n    def __init__(self):\n        self.db = DB\n    def save(self):\n        self.db.commit()\n"
        "@app.get('/')\nasync def f():\n    await asyncio.sleep(0)\n    R().save()"
    ),
    "object-of-the-module": f"REPO = Repo(make())\ndef g():\n    return REPO\n{ROUTE}    a.save()",
    "item-of-a-table": f"REPOS = {{'a': Repo(make())}}\ndef g():\n    return REPOS['a']\n{ROUTE}    a.save()",
    "class-as-a-dependency": (
        "def g():\n    return DB\nclass R(Repo):\n    def __init__(self, db=Depends(g)):\n        self.db = db\n"
        "@app.get('/')\nasync def f(a: R = Depends()):\n    await asyncio.sleep(0)\n    a.save()"
    ),
}
"""the session is used in a method"""

FREE: Final = {
    "made-by-a-dependency": f"def g():\n    db = make()\n    yield db\n    db.close()\n{ROUTE}    a.commit()",
    "made-in-a-block": f"def g():\n    with make() as db:\n        yield db\n{ROUTE}    a.commit()",
    "made-by-an-object": (
        "class C:\n    def __init__(self):\n        self.make = make\n    def get(self):\n        yield self.make()\n"
        f"c = C()\n{ROUTE.replace('g)', 'c.get)')}    a.commit()"
    ),
    "new-object-around-a-new-one": f"def g():\n    return Repo(make())\n{ROUTE}    a.save()",
    "injected-twice": (
        "def session():\n    yield make()\ndef g(db=Depends(session)):\n    return Service(Repo(db))\n"
        f"{ROUTE}    a.run()"
    ),
    "class-as-a-dependency": (
        "def g():\n    yield make()\nclass R(Repo):\n    def __init__(self, db=Depends(g)):\n        self.db = db\n"
        "@app.get('/')\nasync def f(a: R = Depends()):\n    await asyncio.sleep(0)\n    a.save()"
    ),
    "of-the-request": (
        "@app.get('/')\nasync def f(request: Request):\n    await asyncio.sleep(0)\n"
        "    db: Session = request.state.db\n    db.commit()"
    ),
    "free-connection-of-a-request": (
        f"def g():\n    return sqlite3.connect('x', check_same_thread=False)\n{ROUTE}    a.execute('y')"
    ),
    "file-of-the-function": (
        "@app.get('/')\nasync def f(a):\n    await asyncio.sleep(0)\n    load(a)\n"
        "def load(a):\n    with open(a) as b:\n        b.seek(1)\n        return b.read()"
    ),
}

UNSAFE: Final = {
    "file": "F = open('x')\ndef read():\n    F.seek(1)\n    return F.read()",
    "socket": "S = socket.create_connection(('h', 1))\ndef read():\n    S.sendall(b'x')\n    return S.recv(1)",
    "pipe": "P = subprocess.Popen(['x'])\ndef read():\n    P.stdin.write('x')\n    return P.stdout.readline()",
    "http-connection": (
        "C = http.client.HTTPConnection('h')\ndef read():\n    C.request('GET', '/')\n    return C.getresponse()"
    ),
    "free-connection": "C = sqlite3.connect('x', check_same_thread=False)\ndef read():\n    return C.execute('y')",
    "free-cursor": (
        "C = sqlite3.connect('x', check_same_thread=False).cursor()\ndef read():\n    return C.execute('y').fetchone()"
    ),
    "in-an-object": (
        "class T:\n    def __init__(self):\n        self.file = open('x')\n    def read(self):\n"
        "        return self.file.read()\nt = T()\ndef read():\n    return t.read()"
    ),
    "in-a-new-object": (
        "class T:\n    def __init__(self, file):\n        self.file = file\n    def read(self):\n"
        "        return self.file.read()\nF = open('x')\ndef read():\n    return T(F).read()"
    ),
}


@pytest.mark.parametrize("name", rows(HELD, {}))
def test_its_use_stays_on_the_loop(name: str) -> None:
    text = f"{HEAD}{HELD[name]}\n"
    decisions = decide(text)
    assert {decision.strategy for decision in decisions} == {None}
    found = {obstacle.place.line for item in decisions for obstacle in item.obstacles if obstacle.place}
    assert {line for _, line in marked_lines(text)} & found


@pytest.mark.parametrize("name", rows(HELD_BELOW, {}))
def test_what_uses_it_stays_on_the_loop(name: str) -> None:
    decisions = decide(f"{HEAD}{HELD_BELOW[name]}\n")
    assert {decision.strategy for decision in decisions} == {None}
    assert [obstacle.reason for obstacle in obstacles(decisions, "shared-session")]


@pytest.mark.parametrize("name", rows(FREE, {}))
def test_what_each_request_has_for_itself_is_repaired(name: str) -> None:
    decisions = decide(f"{HEAD}{FREE[name]}\n")
    last = [decision for decision in decisions if decision.function == "main.f"]
    assert {(decision.strategy, decision.safety) for decision in last} == {("offload", "safe")}


@pytest.mark.parametrize("name", rows(UNSAFE, {}))
def test_a_protocol_of_two_steps_is_for_one_thread_at_a_time(name: str) -> None:
    text = f"{HEAD}{UNSAFE[name]}\n@app.get('/')\nasync def f():\n    return read()\n"
    decisions = [decision for decision in decide(text) if decision.function == "main.f"]
    assert {decision.safety for decision in decisions if decision.strategy} == {"unsafe"}
    assert obstacles(decisions, "shared-state")
