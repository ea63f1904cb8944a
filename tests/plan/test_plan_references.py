"""Who else refers to a function that would become `def`: every form in which a reference may hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_projects import APP, MAIN, decide, decision_about, marked_lines, obstacles, rows

from async_fixer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD: Final = f"import asyncio, functools, time\n{APP}"
ROUTE: Final = f"{HEAD}@app.get('/')\nasync def f():\n    time.sleep(1)\n"
METHOD: Final = f"{HEAD}class V:\n    async def f(self):\n        time.sleep(1)\n"
REGISTERED: Final = "app.add_api_route('/', V().f)\n"

IN_ITS_FILE: Final = {
    "lambda": "g = lambda: f()  # here",
    "generator": "def g():\n    return (f() for _ in 'ab')  # here",
    "nested-function": "def g():\n    def h():\n        return f()  # here\n    return h",
    "default": "def g(h=f): ...  # here",
    "decorator": "@functools.wraps(f)  # here\ndef g(): ...",
    "keyword-argument": "print(end=f)  # here",
    "star-argument": "print(*[f])  # here",
    "f-string": "TEXT = f'{f}'  # here",
    "class-attribute": "class C:\n    job = f  # here",
    "class-base-argument": "class C(metaclass=f): ...  # here",
    "alias": "g = f  # here",
    "returned": "def g():\n    return f  # here",
    "yielded": "def g():\n    yield f  # here",
    "partial": "g = functools.partial(f)  # here",
    "attribute-of-it": "f.tags = ['x']  # here",
    "test-of-it": "assert asyncio.iscoroutinefunction(f)  # here",
    "handler": "def g():\n    try: ...\n    except f: ...  # here",
    "match-value": "def g(a):\n    match a:\n        case 1 if f: ...  # here",
    "augmented": "def g():\n    a = []\n    a += [f]  # here",
    "deleted": "del f  # here",
    "bound-again": "f = functools.lru_cache(f)  # here",
    "subscript": "TABLE = {}\nTABLE[f] = 1  # here",
    "slice": "a = 'ab'[f:]  # here",
    "annotation": "def g(a: f): ...  # here",
    "wait-for": "async def g():\n    await asyncio.wait_for(f(), 1)  # here",
    "create-task": "async def g():\n    asyncio.create_task(f())  # here",
    "asked-on-the-way": "def see(a):\n    asyncio.iscoroutinefunction(a)\n    return a\napp.get('/2')(see(f))  # here",
    "kept-on-the-way": "ALL = []\ndef see(a):\n    ALL.append(a)\n    return a\napp.get('/2')(see(f))  # here",
    "run-on-the-way": "def see(a):\n    a()\n    return a\napp.get('/2')(see(b=1, a=f))  # here",
    "lost-on-the-way": "def see(a):\n    return a\nsee(f)  # here",
    "global-in-a-function": "def g():\n    global f\n    return f()  # here",
}

IN_ANOTHER_FILE: Final = {
    "import": "import main\nmain.f()  # here\n",
    "import-as": "import main as m\nm.f()  # here\n",
    "name": "from main import f\nf()  # here\n",
    "name-as": "from main import f as g\ng()  # here\n",
    "star": "from main import *\nf()  # here\n",
    "in-a-function": "def g():\n    from main import f\n    f()  # here\n",
    "in-a-branch": "try:\n    from main import f\nexcept ImportError:\n    f = None\nf()  # here\n",
    "importlib": "import importlib\nimportlib.import_module('main').f()  # here\n",
    "dotted-text-in-a-fixture": "def test(mocker):\n    mocker.patch('main.f')  # here\n",
    "dotted-text-of-a-patch-table": "TARGETS = ['main.f']  # here\n",
    "text-of-monkeypatch": "def test(monkeypatch):\n    monkeypatch.setattr('main.f', None)  # here\n",
    "text-with-a-colon": "HANDLER = 'main:f'  # here\n",
    "formatted-text": "from unittest.mock import patch\nM = 'main'\npatch(f'{M}.f')  # here\n",
    "vars": "import main\nvars(main)['f']()  # here\n",
    "namespace": "import main\nmain.__dict__['f']()  # here\n",
    "path-with-a-colon": "from pkg import x\nx.run('pkg.main:f')  # here\n",
    "attrgetter": "import operator, main\noperator.attrgetter('f')(main)  # here\n",
}

OF_A_METHOD: Final = {
    "class": "V.f(V())  # here",
    "unknown": "async def g(v):\n    await v.f()  # here",
    "getattr": "getattr(V(), 'f')()  # here",
    "alias-in-the-class": "    g = f  # here",
}

NOT_IT: Final = {
    "other-instance": "class W:\n    async def f(self): ...\nasync def g(w: W):\n    await w.f()",
    "own-name": "def g():\n    f = 1\n    return f",
    "keyword-name": "print(f=1)",
    "handed-through": "def see(a):\n    a.b = 1\n    return own(a)\ndef own(a):\n    return a\napp.get('/2')(see(f))",
    "text": "print('f')",
    "known-object": "a = ''\na.f",
    "url-for": "app.url_path_for('f')",
    "scope-with-a-colon": "SCOPES = ['items:f', 'f:read']",
    "item-of-a-dict": "TABLE = {'f': 1}\nTABLE['f']",
}


def assert_held(project: Mapping[str, str], function: str) -> None:
    decision = decision_about(project, function, Settings(strategy="def"))
    assert decision.strategy is None
    places = [obstacle.place for obstacle in obstacles([decision], "referenced")]
    assert {(place.path, place.line) for place in places if place} == marked_lines(project)


GAPS: Final = {"formatted-text": "what stands between the braces of an f-string is not indexed"}


def gaps_of(table: Mapping[str, str]) -> dict[str, str]:
    return {name: reason for name, reason in GAPS.items() if name in table}


@pytest.mark.parametrize("name", rows(IN_ITS_FILE, gaps_of(IN_ITS_FILE)))
def test_a_reference_in_the_same_file_is_seen(name: str) -> None:
    assert_held({MAIN: f"{ROUTE}{IN_ITS_FILE[name]}\n"}, "main.f")


@pytest.mark.parametrize("name", rows(IN_ANOTHER_FILE, gaps_of(IN_ANOTHER_FILE)))
def test_a_reference_in_another_file_is_seen(name: str) -> None:
    assert_held({MAIN: ROUTE, "other.py": IN_ANOTHER_FILE[name]}, "main.f")


@pytest.mark.parametrize("name", rows(OF_A_METHOD, gaps_of(OF_A_METHOD)))
def test_a_reference_to_a_method_is_seen(name: str) -> None:
    assert_held({MAIN: f"{METHOD}{OF_A_METHOD[name]}\n{REGISTERED}"}, "main.V.f")


@pytest.mark.parametrize("name", rows(NOT_IT, {}))
def test_a_namesake_is_no_reference(name: str) -> None:
    assert [decision.strategy for decision in decide(f"{ROUTE}{NOT_IT[name]}\n")] == ["to_def"]
    assert [decision.strategy for decision in decide(f"{METHOD}{REGISTERED}{NOT_IT[name]}\n")] == ["to_def"]
