"""What stands between the framework and a function without being its decorator; and what only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_projects import APP, MAIN, decide, decision_about, marked_lines, obstacles, rows

from async_fixer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD: Final = (
    "import functools, inspect, time\nfrom dataclasses import dataclass\n"
    "from fastapi import APIRouter\nfrom fastapi.routing import APIRoute\n"
    f"{APP}"
)
WRAP: Final = "def wrap(f):\n    async def inner(*args):\n        return await f(*args){here}\n    return inner\n"
METHOD: Final = "    async def f(self):\n        time.sleep(1)\napp.add_api_route('/', V().f)\n"
ROUTE: Final = "@router.get('/')\nasync def f():\n    time.sleep(1)\napp.include_router(router)\n"
ROUTER: Final = f"{{}}router = R()\n{ROUTE}"
AWAITING: Final = WRAP.format(here="  # here")
PLAIN: Final = WRAP.format(here="")

CLASSES: Final = {
    "decorator-that-sets-all": (
        f"{PLAIN}def deco(cls):\n    for name, f in list(vars(cls).items()):\n"
        f"        setattr(cls, name, wrap(f))  # here\n    return cls\n@deco\nclass V:\n{METHOD}"
    ),
    "decorator-that-sets-it": (
        f"{PLAIN}def deco(cls):\n    cls.f = wrap(cls.f)  # here\n    return cls\n@deco\nclass V:\n{METHOD}"
    ),
    "factory-of-a-decorator": (
        f"{PLAIN}def make(prefix):\n    def deco(cls):\n        for name in dir(cls):\n"
        f"            setattr(cls, name, wrap(getattr(cls, name)))  # here\n        return cls\n    return deco\n"
        f"@make('a')\nclass V:\n{METHOD}"
    ),
    "decorator-that-hands-on": (
        f"{PLAIN}def put(owner, key):\n    setattr(owner, key, wrap(getattr(owner, key)))  # here\n"
        f"def deco(cls):\n    for name in dir(cls):\n        put(cls, name)\n    return cls\n@deco\nclass V:\n{METHOD}"
    ),
    "decorator-that-makes-a-class": (
        f"def deco(cls):\n    return type('W', (cls,), {{}})  # here\n@deco\nclass V:\n{METHOD}"
    ),
    "unknown-decorator": f"import lib\n@lib.deco  # here\nclass V:\n{METHOD}",
    "decorator-of-a-subclass": f"import lib\nclass V:\n{METHOD}@lib.deco  # here\nclass W(V): ...\n",
    "hook-of-a-base": (
        f"{PLAIN}class B:\n    def __init_subclass__(cls):\n        for name in dir(cls):\n"
        f"            setattr(cls, name, wrap(getattr(cls, name)))  # here\nclass V(B):\n{METHOD}"
    ),
    "metaclass-that-fills": (
        f"{PLAIN}class M(type):\n    def __new__(mcs, name, bases, members):\n        for key in list(members):\n"
        f"            members[key] = wrap(members[key])  # here\n"
        f"        return super().__new__(mcs, name, bases, members)\nclass V(metaclass=M):\n{METHOD}"
    ),
    "metaclass-that-copies": (
        f"{PLAIN}class M(type):\n    def __new__(mcs, name, bases, members):\n"
        f"        own = {{key: wrap(f) for key, f in members.items()}}  # here\n"
        f"        return super().__new__(mcs, name, bases, own)\nclass V(metaclass=M):\n{METHOD}"
    ),
    "metaclass-that-sets": (
        f"{PLAIN}class M(type):\n    def __init__(cls, name, bases, members):\n        for key in dir(cls):\n"
        f"            setattr(cls, key, wrap(getattr(cls, key)))  # here\nclass V(metaclass=M):\n{METHOD}"
    ),
    "metaclass-that-sets-what-it-made": (
        f"{PLAIN}class M(type):\n    def __new__(mcs, name, bases, members):\n"
        f"        made = super().__new__(mcs, name, bases, members)\n        for key in dir(made):\n"
        f"            setattr(made, key, wrap(getattr(made, key)))  # here\n        return made\n"
        f"class V(metaclass=M):\n{METHOD}"
    ),
    "access-of-attributes": (
        f"{PLAIN}class V:\n    def __getattribute__(self, name):  # here\n"
        f"        return wrap(super().__getattribute__(name))\n{METHOD}"
    ),
}
REGISTERING: Final = {
    "router-that-wraps": ROUTER.format(
        f"{AWAITING}class R(APIRouter):\n    def add_api_route(self, path, endpoint, **kw):\n"
        "        super().add_api_route(path, wrap(endpoint), **kw)\n"
    ),
    "router-that-wraps-inside": ROUTER.format(
        "class R(APIRouter):\n    def add_api_route(self, path, endpoint, **kw):\n        @functools.wraps(endpoint)\n"
        "        async def inner(*args):\n            return await endpoint(*args)  # here\n"
        "        super().add_api_route(path, inner, **kw)\n"
    ),
    "router-that-hands-to-unknown": ROUTER.format(
        "import lib\nclass R(APIRouter):\n    def add_api_route(self, path, endpoint, **kw):\n"
        "        super().add_api_route(path, lib.wrap(endpoint), **kw)  # here\n"
    ),
    "router-that-inspects": ROUTER.format(
        "class R(APIRouter):\n    def add_api_route(self, path, endpoint, **kw):\n"
        "        assert inspect.iscoroutinefunction(endpoint)  # here\n"
        "        super().add_api_route(path, endpoint, **kw)\n"
    ),
    "router-with-keywords": ROUTER.format(
        f"{PLAIN}class R(APIRouter):\n    def add_api_route(self, path, **kw):\n"
        "        kw['endpoint'] = wrap(kw.pop('endpoint'))  # here\n        super().add_api_route(path, **kw)\n"
    ),
    "router-whose-decorator-wraps": ROUTER.format(
        f"{AWAITING}class R(APIRouter):\n    def api_route(self, path, **kw):\n"
        "        register = super().api_route(path, **kw)\n        def deco(func):\n"
        "            return register(wrap(func))\n        return deco\n"
    ),
    "router-that-keeps-it": ROUTER.format(
        "class R(APIRouter):\n    def add_api_route(self, path, endpoint, **kw):\n"
        "        self.last = endpoint  # here\n"
        "        super().add_api_route(path, endpoint, **kw)\n"
    ),
    "route-that-wraps": (
        f"{AWAITING}class R(APIRoute):\n    def __init__(self, path, endpoint, **kw):\n"
        f"        super().__init__(path, wrap(endpoint), **kw)\nrouter = APIRouter(route_class=R)\n{ROUTE}"
    ),
    "route-that-inspects": (
        "class R(APIRoute):\n    def __init__(self, path, endpoint, **kw):\n"
        "        if not inspect.iscoroutinefunction(endpoint):  # here\n            raise TypeError\n"
        f"        super().__init__(path, endpoint, **kw)\nrouter = APIRouter()\nrouter.route_class = R\n{ROUTE}"
    ),
}
FREE: Final = {
    "dataclass": f"@dataclass\nclass V:\n{METHOD}",
    "dataclass-with-arguments": f"@dataclass(frozen=True)\nclass V:\n{METHOD}",
    "registry-of-classes": (
        f"ALL = {{}}\ndef deco(cls):\n    ALL[cls.__name__] = cls\n    return cls\n@deco\nclass V:\n{METHOD}"
    ),
    "list-of-classes": f"ALL = []\ndef deco(cls):\n    ALL.append(cls)\n    return cls\n@deco\nclass V:\n{METHOD}",
    "label": (
        "def deco(label):\n    def put(cls):\n        cls.label = label\n        return cls\n    return put\n"
        f"@deco('a')\nclass V:\n{METHOD}"
    ),
    "other-attribute": (
        f"{PLAIN}def deco(cls):\n    setattr(cls, 'g', wrap(cls.__init__))\n    return cls\n@deco\nclass V:\n{METHOD}"
    ),
    "constants": (
        "NAMES = ['a']\ndef deco(cls):\n    for name in NAMES:\n        setattr(cls, name, None)\n"
        f"    return cls\n@deco\nclass V:\n{METHOD}"
    ),
    "hook-that-registers": (
        "ALL = []\nclass B:\n    def __init_subclass__(cls, **kw):\n        super().__init_subclass__(**kw)\n"
        f"        ALL.append(cls)\nclass V(B):\n{METHOD}"
    ),
    "metaclass-that-registers": (
        f"ALL = {{}}\nclass M(type):\n    def __new__(mcs, name, bases, members):\n"
        "        made = super().__new__(mcs, name, bases, members)\n        ALL[name] = made\n"
        f"        return made\nclass V(metaclass=M):\n{METHOD}"
    ),
    "metaclass-of-the-language": f"import abc\nclass V(metaclass=abc.ABCMeta):\n{METHOD}",
    "router-with-defaults": ROUTER.format(
        "class R(APIRouter):\n    def add_api_route(self, path, endpoint, **kw):\n        kw['tags'] = ['v1']\n"
        "        kw.setdefault('name', endpoint.__name__)\n        super().add_api_route(path, endpoint, **kw)\n"
    ),
    "router-that-registers-twice": ROUTER.format(
        "class R(APIRouter):\n    def api_route(self, path, **kw):\n        one = super().api_route(path, **kw)\n"
        "        two = super().api_route(path + '/', **kw)\n        def deco(func):\n            two(func)\n"
        "            return one(func)\n        return deco\n"
    ),
    "router-that-reads": ROUTER.format(
        "def describe(endpoint):\n    return inspect.getdoc(endpoint) or endpoint.__name__\n"
        "class R(APIRouter):\n    def add_api_route(self, path, endpoint, **kw):\n        print(endpoint)\n"
        "        super().add_api_route(path, endpoint, summary=describe(endpoint), **kw)\n"
    ),
    "router-with-stars": ROUTER.format(
        "class R(APIRouter):\n    def add_api_route(self, *args, **kw):\n        kw['tags'] = kw.get('tags')\n"
        "        super().add_api_route(*args, **kw)\n"
    ),
    "route-that-times": (
        "class R(APIRoute):\n    def get_route_handler(self):\n        original = super().get_route_handler()\n"
        "        async def handler(request):\n            return await original(request)\n        return handler\n"
        f"router = APIRouter(route_class=R)\n{ROUTE}"
    ),
    "route-that-names": (
        "class R(APIRoute):\n    def __init__(self, path, endpoint, **kw):\n        self.label = endpoint.__name__\n"
        f"        super().__init__(path, endpoint, **kw)\nrouter = APIRouter(route_class=R)\n{ROUTE}"
    ),
}


def assert_held(project: Mapping[str, str], function: str) -> None:
    decision = decision_about(project, function, Settings(strategy="def"))
    assert decision.strategy is None
    places = [obstacle.place for obstacle in obstacles([decision], "decorated")]
    assert {(place.path, place.line) for place in places if place} == marked_lines(project)


@pytest.mark.parametrize("name", rows(CLASSES, {}))
def test_what_may_replace_a_method_as_its_class_is_made_is_seen(name: str) -> None:
    assert_held({MAIN: f"{HEAD}{CLASSES[name]}"}, "main.V.f")


@pytest.mark.parametrize("name", rows(REGISTERING, {}))
def test_what_is_changed_on_the_way_to_the_framework_is_seen(name: str) -> None:
    assert_held({MAIN: f"{HEAD}{REGISTERING[name]}"}, "main.f")


@pytest.mark.parametrize("name", rows(FREE, {}))
def test_what_only_looks_like_a_wrapper_is_none(name: str) -> None:
    assert [decision.strategy for decision in decide(f"{HEAD}{FREE[name]}")] == ["to_def"]
