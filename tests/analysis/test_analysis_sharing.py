"""Whose object a parameter holds: one request's, or one that others see as well; and what is injected into it."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, analyse_project, frame_of, make_program, rows

from async_fixer.analysis.dependencies import find_dependencies, is_shared_injection
from async_fixer.analysis.sharing import is_shared_parameter

HEAD: Final = f"""
import time
from functools import lru_cache
from typing import Annotated
from fastapi import Depends, Request
{APP}
class Shop:
    def __init__(self): ...
shop = Shop()
shops = {{}}
def fresh():
    return Shop()
"""
ROUTE: Final = "@app.get('/')\nasync def f(a=Depends(get)): ...\n"

SHARED: Final = {
    "global": f"def get():\n    return shop\n{ROUTE}",
    "global-yielded": f"def get():\n    yield shop\n{ROUTE}",
    "item-of-a-global": f"def get(key: str):\n    return shops[key]\n{ROUTE}",
    "cached": f"@lru_cache\ndef get():\n    return Shop()\n{ROUTE}",
    "cached-with-a-size": f"@lru_cache(maxsize=1)\ndef get():\n    return Shop()\n{ROUTE}",
    "state-of-the-application": f"def get(request: Request):\n    return request.app.state.shop\n{ROUTE}",
    "by-an-async-function": f"async def get():\n    return shop\n{ROUTE}",
    "in-a-branch": f"def get(b: bool):\n    if b:\n        return Shop()\n    return shop\n{ROUTE}",
    "through-a-local-name": f"def get():\n    it = shop\n    return it\n{ROUTE}",
    "through-another-dependency": f"def base():\n    return shop\ndef get(b=Depends(base)):\n    return b\n{ROUTE}",
    "annotated": ("def get():\n    return shop\n@app.get('/')\nasync def f(a: Annotated[Shop, Depends(get)]): ...\n"),
    "annotated-by-an-alias": (
        "def get():\n    return shop\nOurs = Annotated[Shop, Depends(get)]\n@app.get('/')\nasync def f(a: Ours): ...\n"
    ),
    "method-of-an-object": (
        "class C:\n    def __init__(self):\n        self.shop = Shop()\n    def get(self):\n        return self.shop\n"
        "c = C()\n@app.get('/')\nasync def f(a=Depends(c.get)): ...\n"
    ),
    "made-once-by-its-class": (
        "class One:\n    only = Shop()\n    def __new__(cls):\n        return cls.only\n"
        f"def get():\n    return One()\n{ROUTE}"
    ),
    "kept-below": f"@lru_cache\ndef kept():\n    return Shop()\ndef get():\n    return kept()\n{ROUTE}",
    "given-to-what-is-called": "def f(a):\n    time.sleep(1)\n@app.get('/')\nasync def g():\n    f(shop)\n",
    "given-by-a-caller": "async def f(a):\n    time.sleep(1)\n@app.get('/')\nasync def g():\n    await f(shop)\n",
    "given-by-a-caller-of-a-caller": (
        "async def f(a):\n    time.sleep(1)\nasync def h(b):\n    await f(b)\n"
        "@app.get('/')\nasync def g():\n    await h(shop)\n"
    ),
    "given-by-one-of-two-callers": (
        "async def f(a):\n    time.sleep(1)\n@app.get('/g')\nasync def g():\n    await f(Shop())\n"
        "@app.get('/h')\nasync def h():\n    await f(shop)\n"
    ),
    "injected-into-a-caller": (
        "async def f(a):\n    time.sleep(1)\ndef get():\n    return shop\n"
        "@app.get('/')\nasync def g(b=Depends(get)):\n    await f(b)\n"
    ),
}

OWN: Final = {
    "made-for-each": f"def get():\n    return Shop()\n{ROUTE}",
    "made-and-yielded": f"def get():\n    it = Shop()\n    yield it\n{ROUTE}",
    "made-by-another-function": f"def get():\n    return fresh()\n{ROUTE}",
    "of-the-request": f"def get(request: Request):\n    return request.state.shop\n{ROUTE}",
    "through-another-dependency": f"def get(b=Depends(fresh)):\n    return b\n{ROUTE}",
    "dependency-that-goes-in-circles": (
        "def get(b=Depends(lambda: 1)):\n    return b\n@app.get('/')\nasync def f(a=Depends(get)): ...\n"
    ),
    "no-dependency": "@app.get('/')\nasync def f(a: int = 1): ...\n",
    "class-as-a-dependency": "@app.get('/')\nasync def f(a: Shop = Depends()): ...\n",
    "given-by-a-caller": "async def f(a):\n    time.sleep(1)\n@app.get('/')\nasync def g():\n    await f(Shop())\n",
    "given-by-itself": (
        "async def f(a):\n    time.sleep(1)\n    await f(a)\n@app.get('/')\nasync def g(b: int):\n    await f(b)\n"
    ),
    "another-parameter-is-shared": (
        "def get():\n    return shop\n@app.get('/')\nasync def f(a: int, b=Depends(get)): ...\n"
    ),
}


def sharing_of_a(text: str) -> set[bool]:
    """Return what is said of the parameter `a` of `f`, however `f` is run."""
    analysis = analyse_project(HEAD + text)
    frames = [frame for frame in analysis.graph.steps if analysis.program.scope(frame.ref).qualname == "f"]
    return {is_shared_parameter(analysis, frame, "a") for frame in frames}


@pytest.mark.parametrize("name", rows(SHARED, {}))
def test_other_requests_see_it(name: str) -> None:
    assert True in sharing_of_a(SHARED[name])


@pytest.mark.parametrize("name", rows(OWN, {}))
def test_one_request_has_it_for_itself(name: str) -> None:
    assert sharing_of_a(OWN[name]) == {False}


@pytest.mark.parametrize("registered", ["v.f", "V().f"])
def test_the_object_of_a_registered_method_serves_all_requests(registered: str) -> None:
    text = f"{APP}class V:\n    async def f(self, a: int): ...\nv = V()\napp.add_api_route('/', {registered})\n"
    analysis = analyse_project(text)
    frame = analysis.entries[0].frame
    assert is_shared_parameter(analysis, frame, "self")
    assert not is_shared_parameter(analysis, frame, "a")


def test_what_provides_itself_is_not_followed_for_ever() -> None:
    program = make_program(f"{HEAD}def get(a=Depends(get)):\n    return a\n{ROUTE}")
    assert not is_shared_injection(program, frame_of(program, "get").ref, "a")


DEPENDENCIES: Final = {
    "none": ("async def f(a: int = 1): ...", set()),
    "default": ("async def f(a=Depends(fresh)): ...", {"main.fresh"}),
    "keyword": ("async def f(a=Depends(dependency=fresh)): ...", {"main.fresh"}),
    "annotated": ("async def f(a: Annotated[Shop, Depends(fresh)]): ...", {"main.fresh"}),
    "several": ("def g(): ...\nasync def f(a=Depends(fresh), *, b=Depends(g)): ...", {"main.fresh", "main.g"}),
    "nested": ("def g(a=Depends(fresh)): ...\nasync def f(b=Depends(g)): ...", {"main.fresh", "main.g"}),
    "in-a-circle": ("def g(a: Annotated[int, Depends(g)]): ...\nasync def f(b=Depends(g)): ...", {"main.g"}),
    "called": ("async def f(a=fresh()): ...", set()),
    "own-function-of-the-name": ("def Depends(a): ...\nasync def f(a=Depends(fresh)): ...", set()),
}


@pytest.mark.parametrize("name", rows(DEPENDENCIES, {}))
def test_the_dependencies_of_a_function_are_found(name: str) -> None:
    text, expected = DEPENDENCIES[name]
    program = make_program(HEAD + text)
    found = find_dependencies(program, frame_of(program, "f").ref)
    assert {program.engine.dotted(ref) for ref in found} == expected
