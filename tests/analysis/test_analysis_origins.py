"""Where an object comes from that a function writes to: out of containers, calls, new objects that were given it."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, analyse_project, fact_words, rows

HEAD: Final = f"""
import bisect, copy, heapq, operator, random
from contextlib import contextmanager
from contextvars import ContextVar
from fastapi import BackgroundTasks, Depends, Request
{APP}
class Row:
    n = 0
ROWS = [Row(), Row()]
TABLE = {{"a": {{"n": 0}}}}
FIRST, SECOND = Row(), Row()
BOX = ContextVar("box", default={{}})
class Repo:
    def __init__(self, table):
        self.table = table
    def put(self):
        self.table["a"] = 1
class Own:
    def __init__(self):
        self.table = {{}}
    def put(self):
        self.table["a"] = 1
def pair():
    return FIRST, {{}}
def each():
    yield from ROWS
@contextmanager
def entered():
    yield TABLE
"""
F: Final = "async def f():\n    "

SHARED: Final[dict[str, tuple[str, set[str]]]] = {
    "min": (f"{F}min(ROWS, key=len).n = 1", {"global ROWS"}),
    "sorted-in-a-loop": (f"{F}for row in sorted(ROWS):\n        row.n = 1", {"global ROWS"}),
    "enumerated": (f"{F}for i, row in enumerate(ROWS):\n        row.n = 1", {"global ROWS"}),
    "zipped": (f"{F}for a, b in zip(ROWS, 'ab'):\n        a.n = 1", {"global ROWS"}),
    "chosen": (f"{F}random.choice(ROWS).n = 1", {"global ROWS"}),
    "values-of-a-dict": (f"{F}for row in list(TABLE.values()):\n        row['n'] = 1", {"global TABLE"}),
    "next-of-a-generator": (f"{F}next(r for r in ROWS if r.n).n = 1", {"global ROWS"}),
    "picked-by-a-comprehension": (f"{F}[r for r in ROWS if r.n][0].n = 1", {"global ROWS"}),
    "out-of-a-display": (f"{F}own = {{'a': FIRST, 'b': {{}}}}\n    own['a'].n = 1", {"global FIRST"}),
    "out-of-a-shallow-copy": (f"{F}own = copy.copy(TABLE)\n    own['a']['n'] = 1", {"global TABLE"}),
    "out-of-a-spread-copy": (f"{F}own = {{**TABLE}}\n    own['a']['n'] = 1", {"global TABLE"}),
    "unpacked": (f"{F}a, b = pair()\n    a.n = 1", {"global FIRST"}),
    "yielded": (f"{F}for row in each():\n        row.n = 1", {"global ROWS"}),
    "entered": (f"{F}with entered() as t:\n        t['a'] = 1", {"global TABLE"}),
    "given-to-a-new-object": (f"{F}Repo(TABLE).put()", {"global TABLE"}),
    "of-a-new-object": (f"{F}Repo(TABLE).table['a'] = 1", {"global TABLE"}),
    "namespace": (f"{F}vars(FIRST)['n'] = 1", {"global FIRST"}),
    "globals": (f"{F}globals()['FIRST'] = 1", {"global globals"}),
    "of-a-context": (f"{F}BOX.get()['n'] = 1", {"global BOX"}),
    "class-of-an-object": (f"{F}Row().__class__.n = 1", {"global Row"}),
    "type-of-an-object": (f"{F}type(Row()).n = 1", {"global Row"}),
    "class-attribute-that-is-another-name": (
        f"class S:\n    rows = ROWS\n    def put(self):\n        self.rows.append(1)\n{F}S().put()",
        {"global ROWS"},
    ),
    "property": (
        f"class S:\n    @property\n    def t(self):\n        return TABLE\n{F}S().t['a'] = 1",
        {"global TABLE"},
    ),
    "proxy": (
        (
            "class P:\n    def __getattr__(self, name):\n        return getattr(FIRST, name)\n"
            f"    def __setattr__(self, name, value):\n        setattr(FIRST, name, value)\n{F}P().n = 1"
        ),
        {"global FIRST"},
    ),
    "one-object-for-all": (
        (
            "class S:\n    one = None\n    def __new__(cls):\n        if cls.one is None:\n"
            f"            cls.one = super().__new__(cls)\n        return cls.one\n{F}S().n = 1"
        ),
        {"global S"},
    ),
    "one-object-by-a-metaclass": (
        (
            "class M(type):\n    kept = {}\n    def __call__(cls):\n        if cls not in cls.kept:\n"
            "            cls.kept[cls] = super().__call__()\n        return cls.kept[cls]\n"
            f"class S(metaclass=M): ...\n{F}S().n = 1"
        ),
        {"global S", "global M"},
    ),
    "one-namespace-for-all": (
        f"class S:\n    kept = {{}}\n    def __init__(self):\n        self.__dict__ = self.kept\n{F}S().n = 1",
        {"global S"},
    ),
    "heap": (f"{F}heapq.heappush(ROWS, 1)", {"global ROWS"}),
    "insort": (f"{F}bisect.insort(ROWS, 1)", {"global ROWS"}),
    "shuffled": (f"{F}random.shuffle(ROWS)", {"global ROWS"}),
    "setitem": (f"{F}operator.setitem(TABLE, 'a', 1)", {"global TABLE"}),
    "unbound-method": (f"{F}list.append(ROWS, 1)", {"global ROWS"}),
    "base-setattr": (f"{F}object.__setattr__(FIRST, 'n', 1)", {"global FIRST"}),
    "mapped": (f"{F}list(map(ROWS.append, 'ab'))", {"global ROWS"}),
    "local-name-of-a-method": (f"{F}put = ROWS.append\n    put(1)", {"global ROWS"}),
    "method-of-something-unknown": (f"import lib\nit = lib.make()\n{F}it['a'].append(1)", {"global it"}),
    "shared-generator": (f"gen = each()\n{F}for row in gen:\n        break", {"global gen"}),
    "generator-sent-to": (f"gen = each()\n{F}gen.send(1)", {"global gen"}),
    "with-subscript": (f"{F}with open('x') as TABLE['a']: ...", {"global TABLE"}),
}

OWN: Final = {
    "deep-copy": f"{F}copy.deepcopy(TABLE)['a']['n'] = 1",
    "shallow-copy": f"{F}copy.copy(TABLE)['a'] = 1",
    "method-copy": f"{F}own = TABLE.copy()\n    own['a'] = 1",
    "sorted": f"{F}sorted(ROWS).append(1)",
    "comprehension": f"{F}[r for r in ROWS].append(1)",
    "copies-in-a-comprehension": f"{F}for row in [dict(r) for r in TABLE.values()]:\n        row['n'] = 1",
    "other-item-of-a-display": f"{F}own = {{'a': FIRST, 'b': {{}}}}\n    own['b']['n'] = 1",
    "other-part-unpacked": f"{F}a, b = pair()\n    b['n'] = 1",
    "new-object": f"{F}Own().put()",
    "given-something-new": f"{F}Repo({{}}).put()",
    "bound-in-another-branch": (
        "async def f(a):\n    if a:\n        t = TABLE\n    else:\n        t = {}\n        t['a'] = 1\n    return t"
    ),
    "own-generator": f"{F}for row in each():\n        break",
    "plain-in-a-display": f"LIMIT = 3\n{F}own = {{'a': {{}}, 'b': LIMIT}}\n    own['a']['n'] = 1",
}


def writes_of(text: str) -> set[str]:
    """Return the roots of what `f`, a route, writes."""
    text = text.replace("async def f(", '@app.get("/")\nasync def f(')
    return fact_words(analyse_project(HEAD + text), "f", "writes")


@pytest.mark.parametrize("name", rows(SHARED, {}))
def test_what_is_shared_is_followed_to_where_it_comes_from(name: str) -> None:
    text, expected = SHARED[name]
    assert writes_of(text) == expected


@pytest.mark.parametrize("name", rows(OWN, {}))
def test_what_was_made_for_it_is_its_own(name: str) -> None:
    assert writes_of(OWN[name]) == set()
