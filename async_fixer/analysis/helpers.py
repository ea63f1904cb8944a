"""Functions of the project that register what they are given in, what they register for those who call them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.decorating import decorated_stages
from async_fixer.analysis.registrations import find_registered
from async_fixer.index import ir
from async_fixer.index.conventions import is_test
from async_fixer.index.walk import walk_expression
from async_fixer.program.call_sites import last_name
from async_fixer.program.functions import enter
from async_fixer.program.records import Passed
from async_fixer.program.targets import call_targets
from async_fixer.program.values import Frame, FunctionValue, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.registration import Registered
    from async_fixer.analysis.search import Search
    from async_fixer.program.records import CallSite
    from async_fixer.program.values import Value, Values

_MOST_WAVES: Final = 3
"""a helper may be called by a helper, so many times"""
_MOST_SITES: Final = 400
"""what is called from more places is no helper that registers"""
_OF_CLASS: Final = frozenset({"__init__", "__call__"})
"""methods that are called by the name of their class"""


def find_by_helpers(search: Search) -> Iterator[Registered]:
    """Yield what the open ends of a search register, each time that the project calls or applies one of them."""
    helpers = _Helpers(search)
    for _ in range(_MOST_WAVES):
        fresh = helpers.take_open()
        for ref in fresh:
            yield from helpers.called(ref)
        if not fresh:
            return


class _Helpers:
    """The functions to be entered with what their callers pass, and the frames in which that was done."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._known: dict[Ref, None] = {}
        self._names: set[str] = set()
        self._seen: set[Frame] = set()

    def take_open(self) -> tuple[Ref, ...]:
        """Return the open ends that are new, and the functions around them."""
        found: dict[Ref, None] = {}
        for ref in self._search.open:
            found.update(dict.fromkeys(self._with_enclosing(ref)))
        fresh = tuple(ref for ref in found if ref not in self._known)
        self._known.update(found)
        self._names.update(name for ref in fresh for name in self._names_of(ref))
        return fresh

    def _with_enclosing(self, ref: Ref) -> Iterator[Ref]:
        while ref.scope > 0:
            if self._search.program.scope(ref).kind in ("function", "lambda"):
                yield ref
            ref = Ref(ref.module, self._search.program.scope(ref).parent)

    def _names_of(self, ref: Ref) -> Iterator[str]:
        """Yield the names by which calling something leads to a function: its own, its class's, those around it."""
        program = self._search.program
        for function in self._with_enclosing(ref):
            scope = program.scope(function)
            cls = Ref(ref.module, scope.parent)
            if scope.name in _OF_CLASS and program.scope(cls).kind == "class":
                yield program.scope(cls).name
                yield from (program.scope(below).name for below in program.engine.all_subclasses(cls))
            elif scope.name:
                yield scope.name

    def called(self, ref: Ref) -> Iterator[Registered]:
        """Yield what a function registers for those who call it."""
        for name in dict.fromkeys(self._names_of(ref)):
            sites = [site for spelled in self._spellings(name) for site in self._search.engine.call_sites(spelled)]
            for site in sites if len(sites) <= _MOST_SITES else ():
                if is_test(ref.module) or not is_test(site.ref.module):
                    yield from self._called_at(site, ref)

    def _spellings(self, name: str) -> Iterator[str]:
        """Yield a name and the aliases under which modules import it."""
        yield name
        program = self._search.program
        for key in program.modules.project:
            if name in program.spoken(key):
                aliases = program.import_aliases(key).items()
                yield from (alias for alias, names in aliases if name in names and alias != name)

    def _called_at(self, site: CallSite, ref: Ref) -> Iterator[Registered]:
        frame = self._search.engine.plain_frame(site.ref)
        for inner in self._entered_at(frame, site):
            if inner.ref == ref and self._depends_on_caller(frame, site.expression):
                self._search.note(frame)
            if inner.ref == ref and inner != self._search.program.frame(ref):
                yield from self._explore(inner, _MOST_WAVES)

    def _entered_at(self, frame: Frame, site: CallSite) -> Iterator[Frame]:
        if site.defined >= 0:
            for decorator, values in decorated_stages(self._search, frame, Ref(site.ref.module, site.defined)):
                if decorator is site.expression:
                    yield from self._entered(self._search.engine.infer(frame, decorator), Passed((values,)))
        elif isinstance(site.expression, ir.Call):
            yield from self._entered_by(frame, site.expression)

    def _entered_by(self, frame: Frame, call: ir.Call) -> Iterator[Frame]:
        yield from self._entered(self._search.engine.infer(frame, call.func), self._search.engine.passed(frame, call))

    def _entered(self, held: Values, passed: Passed) -> Iterator[Frame]:
        for value in held.items:
            for frame in self._frames(value, passed):
                if frame.ref in self._known:
                    yield frame

    def _frames(self, value: Value, passed: Passed) -> Iterator[Frame]:
        if isinstance(value, FunctionValue):
            yield enter(self._search.engine, passed, value)
        else:
            yield from call_targets(self._search.engine, passed, value)

    def _depends_on_caller(self, frame: Frame, expression: ir.Expr) -> bool:
        parameters = frozenset(self._search.parameters(frame.ref))
        return any(isinstance(part, ir.Name) and part.id in parameters for part in walk_expression(expression))

    def _explore(self, frame: Frame, deep: int) -> Iterator[Registered]:
        if frame in self._seen:
            return
        self._seen.add(frame)
        if frame.ref in self._search.open:
            yield from find_registered(self._search, frame)
        for inner in tuple(self._inside(frame)) if deep else ():
            yield from self._explore(inner, deep - 1)

    def _inside(self, frame: Frame) -> Iterator[Frame]:
        """Yield the helpers that a frame defines, and those that it calls."""
        children = [child for child in self._search.children(frame.ref) if child in self._known]
        yield from (Frame(child, None, frame) for child in children)
        for where, part in self._search.expressions(frame):
            if isinstance(part, ir.Call) and last_name(part.func) in self._names:
                yield from self._entered_by(where, part)
