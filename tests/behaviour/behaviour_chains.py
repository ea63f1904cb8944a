"""Random programs of several modules whose functions await each other, with all kinds of references between them."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from textwrap import indent
from typing import TYPE_CHECKING, Final

import behaviour_chain_functions as functions
import behaviour_chain_parts as parts
import behaviour_chain_services as services
from behaviour_chain_leaves import LEAVES, LEAVES_TEXT, LETTERS, Function
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOLE: Final = re.compile(r"<([~=&@*+]?)((?:[^<>=]|<~[^<>]*>)*)>")
_NEW: Final = ("asyncio.timeout", "TaskGroup", "asyncio.Runner")
"""what Python 3.10 does not have"""
_DEAREST: Final = 12
"""how often one function may block: what keeps the examples quick"""
_MODULES: Final = ("store", "work", "service", "main")
_MADE: Final = (*_MODULES, "test_depot")
_SHARED: Final = ("add", "again", "apply", "asyncio_free", "kept", "len_of", "nap", "passed", "soon", "traced")
_KINDS: Final = {"~": "coroutine", "&": "coroutine", "@": "coroutine", "=": "plain", "*": "generator", "+": "manager"}


@dataclass(frozen=True, slots=True)
class Chained:
    """A program: its files, and what is asked of it."""

    files: tuple[tuple[str, str], ...]
    routes: tuple[tuple[str, str], ...]
    """method and path"""
    tests: tuple[str, ...]

    @property
    def text(self) -> str:
        """All files, for people."""
        return "\n".join(f"#### {path}\n{text}" for path, text in self.files)


@dataclass(slots=True)
class Module:
    """A module that is being made."""

    name: str
    imports: dict[str, None] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def render(self) -> str:
        """Return its text."""
        if self.name == "test_depot":
            head = [parts.TEST_HEAD]
        elif self.name == "store":
            head = [
                parts.HEAD,
                parts.STORE,
                parts.APPLY,
                *(LEAVES_TEXT.replace("{letter}", letter) for letter in LETTERS),
            ]
        else:
            head = [parts.HEAD + f"\nfrom depot.store import {', '.join(_SHARED)}"]
        head[0] = head[0].rstrip() + "".join(f"\n{line}" for line in sorted(self.imports))
        return "\n\n\n".join(text.strip("\n") for text in (*head, *self.texts)) + "\n"


@dataclass(slots=True)
class Draft:
    """A program that is being made."""

    draw: st.DrawFn
    without: frozenset[str]
    functions: list[Function] = field(default_factory=lambda: list(LEAVES))
    modules: dict[str, Module] = field(
        default_factory=lambda: {name: Module(name) for name in (*_MODULES, "test_depot")}
    )
    called: list[Function] = field(default_factory=list)
    """routes that can be called like any function"""
    classes: list[tuple[str, str, str]] = field(default_factory=list)
    """module, name in it, text of those with methods"""

    def pick(self, table: Sequence[str]) -> str:
        """Return one of some texts, as far as this Python knows them and nobody excludes them."""
        fits = [
            text
            for text in table
            if text not in self.without and (sys.version_info >= (3, 11) or not any(new in text for new in _NEW))
        ]
        return self.draw(st.sampled_from(fits))

    def add_helper(self, at: int, module: str) -> None:
        """Add something that calls those before it."""
        kinds = {
            "coroutine": functions.COROUTINES,
            "method": functions.METHODS,
            "generator": functions.GENERATORS,
            "manager": functions.MANAGERS,
            "plain": services.PLAIN,
        }
        kind = self.draw(st.sampled_from(("coroutine", "coroutine", "coroutine", "method", "method", *kinds)))
        text, name = self.pick(kinds[kind]), f"f{at}"
        cost = self.add(text, name, module)
        if kind == "method":
            self.classes.append((module, name, text))
            self.functions.append(Function(f"O{name}.go_{name}", module, "coroutine", cost))
        else:
            self.functions.append(Function(name, module, kind, cost * (2 if kind == "generator" else 1)))

    def add_dependency(self, at: int, module: str) -> tuple[str, str]:
        """Add a dependency; return its parameter and its use."""
        name, is_service = f"d{at}", self.draw(st.booleans())
        text = self.pick(services.SERVICES if is_service else services.DEPENDENCIES)
        self.add(text, name, module)
        names = (name, f"S{name}") if is_service else (name,)
        for needed in names if module != "main" else ():
            self.modules["main"].imports[f"from depot.{module} import {needed}"] = None
        if is_service:
            return f"{name}: S{name} = Depends({name})", f"x += await {name}.go_{name}(x)"
        return f"{name}=Depends({name})", f"x += {name}"

    def add_route(self, at: int, dependencies: Sequence[tuple[str, str]]) -> tuple[str, str]:
        """Add a route; return its method and path."""
        name, text = f"r{at}", self.pick(services.ROUTES)
        is_alone = not dependencies or "_again" in text or "{body}" not in text
        used = [] if is_alone else self.draw(st.lists(st.sampled_from(dependencies), unique=True))
        text = text.replace("{params}", "".join(f", {param}" for param, _ in used))
        cost = self.add(text, name, "main", first=[use for _, use in used])
        if not used and f"\nasync def {name}(x: int)" in self.modules["main"].texts[-1]:
            self.called.append(Function(name, "main", "coroutine", cost))
        return ("WS" if "websocket" in text else "POST" if "request.json" in text else "GET"), f"/{name}"

    def add_test(self, at: int) -> str:
        """Add a function of the tests; return its name."""
        name = f"test_{at}"
        targets = [item for item in self.functions if item.kind == "coroutine" and "." not in item.path]
        target = self.draw(st.sampled_from(targets))
        is_double = bool(self.classes) and self.draw(st.booleans())
        text = self._make_double(name) if is_double else self.pick(services.TESTS)
        text = text.replace("{target}", f"depot.{target.module}.{target.path}")
        text = text.replace("{module}", target.module).replace("{attribute}", target.path)
        self.add(text, name, "test_depot")
        return name

    def _make_double(self, name: str) -> str:
        module, of, text = self.draw(st.sampled_from(self.classes))
        methods = re.findall(r"async def (\w+\{n\})\(self, x(?:: int)?\)", text)
        cls = re.findall(r"class (\w\{n\})", text)[-1]
        if not methods:
            return self.pick(services.TESTS)
        found = self.pick(services.DOUBLES).replace("{n}", name)
        found = found.replace("{method}", methods[-1]).replace("{cls}", cls).replace("{holder}", f"O{of}")
        return found.replace("{module}", module).replace("{path}", f"{module}.O{of}.go_{of}").replace("{n}", of)

    def add(self, text: str, name: str, module: str, first: Sequence[str] = ()) -> int:
        """Add what a template says, each body in it a new one; return what it costs."""
        body = Body(self, self.modules[module])
        lines: list[str] = []
        for line in text.replace("{n}", name).split("\n"):
            body.is_async = line.lstrip().startswith("async") if "def " in line else body.is_async
            if line.strip() == "{body}":
                lines.append(indent("\n".join([*first, body.make()]), line.removesuffix("{body}")))
                first = ()
            else:
                lines.append(body.fill(line))
        self.modules[module].texts.append("\n".join(lines))
        times = 3 if "_back" in text else 2
        return body.cost * times + 1

    def finish(self, routes: list[tuple[str, str]], tests: list[str]) -> Chained:
        """Return the program."""
        state = "@app.get('/state')\nasync def state():\n    return sorted(LOG)\n"
        self.modules["main"].texts.append(state)
        files = [(f"depot/{name}.py", self.modules[name].render()) for name in _MODULES]
        return Chained(
            (("depot/__init__.py", ""), *files, ("test_depot.py", self.modules["test_depot"].render())),
            tuple(routes),
            tuple(tests),
        )


@dataclass(slots=True)
class Body:
    """The statements of one function."""

    draft: Draft
    module: Module
    is_async: bool = False
    cost: int = 0

    def make(self) -> str:
        """Return one or two statements that change `x`."""
        count = self.draft.draw(st.sampled_from((1, 1, 2)))
        return "\n".join(self.fill(self._pick_part()) for _ in range(count))

    def _pick_part(self) -> str:
        tables = (parts.AWAITS,) * 8 + (parts.SYNC,) * 4 + (parts.REAL, parts.ODD, parts.ODD)
        return self.draft.pick(self.draft.draw(st.sampled_from(tables)) if self.is_async else parts.SYNC)

    def fill(self, text: str) -> str:
        """Return a text with something in its holes."""
        while _HOLE.search(text):
            text = _HOLE.sub(lambda hole: self._call(hole[1], hole[2]), text, count=1)
        return text

    def _call(self, kind: str, argument: str) -> str:
        kinds = {_KINDS[kind]} if kind else {"plain", "coroutine"}
        found = self._callee(kinds, is_looked_up=kind == "@")
        path = self._reach(found)
        if kind == "&":
            return path
        if kind == "@" and "." not in found.path:
            call = f"getattr({self._module_of(found)}, '{found.path}')({argument})"
        else:
            call = f"{path}({argument})"
        return f"await {call}" if found.kind == "coroutine" and kind == "" else call

    def _callee(self, kinds: set[str], *, is_looked_up: bool) -> Function:
        fits = [item for item in self.draft.functions if item.kind in kinds and not (is_looked_up and "." in item.path)]
        cheap = [item for item in fits if self.cost + item.cost <= _DEAREST]
        found = self.draft.draw(st.sampled_from(cheap[::-1] or fits[:1]))
        self.cost += found.cost
        return found

    def _reach(self, found: Function) -> str:
        """Return how a function is spoken of in this module."""
        if found.module == self.module.name:
            return found.path
        if self.module.name == "test_depot":
            return f"{found.module}.{found.path}"
        if self.draft.draw(st.booleans()):
            return f"{self._module_of(found)}.{found.path}"
        self.module.imports[f"from depot.{found.module} import {found.root}"] = None
        return found.path

    def _module_of(self, found: Function) -> str:
        if found.module == self.module.name:
            return "__import__('sys').modules[__name__]"
        if self.module.name != "test_depot":
            self.module.imports[f"from depot import {found.module}"] = None
        return found.module


@st.composite
def chains(draw: st.DrawFn, without: frozenset[str] = frozenset()) -> Chained:
    """Return a program; it has none of the texts `without`."""
    draft = Draft(draw, without)
    places = sorted(draw(st.integers(0, 2)) for _ in range(draw(st.integers(4, 8))))
    for at, place in enumerate(places):
        draft.add_helper(at, _MODULES[place])
    wanted = draw(st.integers(0, 2))
    dependencies = [draft.add_dependency(at, draw(st.sampled_from(("service", "main")))) for at in range(wanted)]
    lifespan = draft.pick(services.LIFESPANS)
    if lifespan:
        draft.add(lifespan, "lifespan", "main")
    draft.modules["main"].texts.append(f"LOG = []\napp = FastAPI({'lifespan=lifespan' * bool(lifespan)})")
    routes = [draft.add_route(at, dependencies) for at in range(draw(st.integers(2, 4)))]
    if draw(st.sampled_from((False, False, True))):
        draft.add(draft.pick(services.EXTRAS), "extra", "main")
        routes.append(("GET", "/extra"))
    draft.functions += draft.called
    tests = [draft.add_test(at) for at in range(draw(st.integers(1, 4)))]
    return draft.finish(routes, tests)
