"""A function that is reached without its name, or through something that nothing resolves; and what only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_projects import APP, MAIN, decide, decision_about, marked_lines, obstacles, rows

from async_fixer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD: Final = f"import asyncio, time\nfrom fastapi import Depends, Request\n{APP}"
ROUTE: Final = f"{HEAD}@app.get('/')\nasync def f():\n    time.sleep(1)\n"
METHOD: Final = f"{HEAD}class V:\n    async def f(self):\n        time.sleep(1)\napp.add_api_route('/', V().f)\n"
OBJECT: Final = (
    f"{HEAD}class V:\n    async def __call__(self):\n        time.sleep(1)\nv = V()\napp.add_api_route('/', v)\n"
)
HANDLER: Final = (
    f"{HEAD}class E(Exception): ...\n@app.exception_handler(E)\n"
    "async def f(request: Request, error: E):\n    time.sleep(1)\n"
)
DEPENDENCY: Final = f"{HEAD}async def f():\n    time.sleep(1)\nD = Depends(f)\n@app.get('/')\ndef g(a=D): ...\n"
AWAITED: Final = "\nasync def run(name):\n    await {}  # here\n"

BY_A_MADE_NAME: Final = {
    "getattr": f"import main{AWAITED.format('getattr(main, name)()')}",
    "vars": "import main\nALL = [item for key, item in vars(main).items()]  # here\n",
    "namespace": f"import main{AWAITED.format('main.__dict__[name]()')}",
    "members": "import inspect, main\nALL = inspect.getmembers(main)  # here\n",
    "attrgetter": f"import operator, main{AWAITED.format('operator.attrgetter(name)(main)()')}",
    "methodcaller": f"import operator, main{AWAITED.format('operator.methodcaller(name)(main)')}",
    "found-module": f"import sys{AWAITED.format('getattr(sys.modules[name], name)()')}",
    "imported-module": f"import importlib{AWAITED.format('getattr(importlib.import_module(name), name)()')}",
    "kept-module": (
        "import importlib\nasync def run(name):\n    m = importlib.import_module(name)\n"
        "    job = getattr(m, name)  # here\n    await job()\n"
    ),
}
ON_AN_UNKNOWN_MODULE: Final = {
    "run": "import asyncio\ndef test(main):\n    asyncio.run(main.f())  # here\n",
    "awaited": "async def test(main):\n    await main.f()  # here\n",
    "gathered": "import asyncio\nasync def test(main):\n    await asyncio.gather(main.f(), main.f())  # here\n",
    "in-a-fixture": "import asyncio\nMODULE = 'main'\ndef test(m):\n    asyncio.run(m.f())  # here\n",
    "on-self": (
        "import importlib\nclass Test:\n    def setUp(self):\n        self.m = importlib.import_module('main')\n"
        "    async def test(self):\n        await self.m.f()  # here\n"
    ),
    "kept-first": "import asyncio\ndef test(main):\n    job = main.f  # here\n    asyncio.run(job())\n",
    "iterated": "async def test(main):\n    async for _ in main.f():  # here\n        pass\n",
}
OF_AN_OBJECT: Final = {
    "handed-on": "def run(job): ...\nrun(v)  # here",
    "by-hand": "v.__call__()  # here",
}
GIVEN_BACK: Final = {
    "endpoint": (ROUTE, "async def g():\n    for route in app.routes:\n        await route.endpoint()  # here"),
    "endpoint-of-unknown": (
        ROUTE,
        "async def g(route):\n    return await asyncio.wait_for(route.endpoint(), 1)  # here",
    ),
    "endpoint-of-nobody": (ROUTE, "async def g(x):\n    return await x.endpoint()  # here"),
    "endpoint-kept": (ROUTE, "def g():\n    job = app.routes[0].endpoint  # here\n    return asyncio.run(job())"),
    "endpoint-handed-on": (ROUTE, "def run(job): ...\nrun(app.routes[0].endpoint)  # here"),
    "endpoint-inspected": (ROUTE, "assert asyncio.iscoroutinefunction(app.routes[0].endpoint)  # here"),
    "dependant": (ROUTE, "async def g(route):\n    await route.dependant.call()  # here"),
    "dependency": (DEPENDENCY, "async def h():\n    await D.dependency()  # here"),
    "handler": (HANDLER, "async def g(a, b):\n    await app.exception_handlers[E](a, b)  # here"),
    "handler-of-request": (HANDLER, "async def g(a, b):\n    await a.app.exception_handlers.get(E)(a, b)  # here"),
}
REPLACED: Final = {
    "endpoint": "for route in app.routes:\n    route.endpoint = print  # here",
    "dependant": "def g(wrap):\n    for route in app.routes:\n        route.dependant.call = wrap  # here",
}
FREE: Final = {
    "getattr-of-another": (ROUTE, "class C: ...\nasync def g(name):\n    await getattr(C(), name)()"),
    "getattr-of-unknown": (ROUTE, "async def g(a, name):\n    await getattr(a, name)()"),
    "getattr-that-is-kept": (METHOD, "def g(a, name):\n    return getattr(a, name)"),
    "own-item": (ROUTE, "globals()['other'] = 1\n'f' in globals()"),
    "namespace-of-an-object": (METHOD, "def g(v: V):\n    return dict(v.__dict__)"),
    "unknown-module-that-is-not-run": (ROUTE, "def g(main):\n    print(main.f)"),
    "unknown-object-elsewhere": (ROUTE, "async def g(a):\n    await a.other()"),
    "object-that-is-read": (OBJECT, "print(v.name)\nprint(v)\nisinstance(v, V)"),
    "endpoint-that-is-read": (ROUTE, "NAMES = [route.endpoint.__name__ for route in app.routes]"),
    "endpoint-that-is-compared": (ROUTE, "KNOWN = {route.endpoint: route for route in app.routes}"),
    "endpoint-of-a-client": (ROUTE, "def g(client, get):\n    return get(client.endpoint)"),
    "handlers-that-are-set": (
        HANDLER,
        "app.exception_handlers[ValueError] = print\nprint(E in app.exception_handlers)",
    ),
    "key-that-is-taken-out": (DEPENDENCY, "app.dependency_overrides.pop(f, None)\ndel app.dependency_overrides[f]"),
}


def assert_held(project: Mapping[str, str], function: str, rule: str = "referenced") -> None:
    decision = decision_about(project, function, Settings(strategy="def"))
    assert decision.strategy is None
    places = [obstacle.place for obstacle in obstacles([decision], rule)]
    assert {(place.path, place.line) for place in places if place} == marked_lines(project)


@pytest.mark.parametrize("name", rows(BY_A_MADE_NAME, {}))
def test_a_look_up_by_a_name_that_is_made_is_seen(name: str) -> None:
    assert_held({MAIN: ROUTE, "other.py": BY_A_MADE_NAME[name]}, "main.f")


def test_a_look_up_among_the_names_of_the_module_itself_is_seen() -> None:
    assert_held({MAIN: f"{ROUTE}{AWAITED.format('globals()[name]()')}"}, "main.f")


@pytest.mark.parametrize("name", rows(ON_AN_UNKNOWN_MODULE, {}))
def test_an_attribute_of_what_may_be_the_module_is_seen(name: str) -> None:
    assert_held({MAIN: ROUTE, "test_main.py": ON_AN_UNKNOWN_MODULE[name]}, "main.f")


@pytest.mark.parametrize("name", rows(ON_AN_UNKNOWN_MODULE, {}))
def test_the_file_has_to_speak_of_the_module(name: str) -> None:
    other = ON_AN_UNKNOWN_MODULE[name].replace("main", "thing")
    assert [decision.strategy for decision in decide({MAIN: ROUTE, "test_thing.py": other})] == ["to_def"]


@pytest.mark.parametrize("name", rows(OF_AN_OBJECT, {}))
def test_a_call_of_an_object_is_seen(name: str) -> None:
    assert_held({MAIN: f"{OBJECT}{OF_AN_OBJECT[name]}\n"}, "main.V.__call__")


@pytest.mark.parametrize("name", rows(GIVEN_BACK, {}))
def test_what_a_framework_gives_back_is_seen(name: str) -> None:
    project, more = GIVEN_BACK[name]
    assert_held({MAIN: f"{project}{more}\n"}, "main.f")


@pytest.mark.parametrize("name", rows(REPLACED, {}))
def test_what_is_put_into_the_place_of_a_function_is_seen(name: str) -> None:
    assert_held({MAIN: f"{ROUTE}{REPLACED[name]}\n"}, "main.f", "decorated")


@pytest.mark.parametrize("name", rows(FREE, {}))
def test_what_only_looks_like_a_reference_is_none(name: str) -> None:
    project, more = FREE[name]
    assert [decision.strategy for decision in decide(f"{project}{more}\n")] == ["to_def"]
