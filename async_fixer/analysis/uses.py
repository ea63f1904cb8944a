"""A program and a function in, every place out that refers to it, or that may."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.analysis.called_objects import find_uses_of_objects
from async_fixer.analysis.fates import Fates
from async_fixer.analysis.given_back import GivenBack, find_given_back, find_marked_holders
from async_fixer.analysis.handed_through import HandedThrough
from async_fixer.analysis.lookups import find_lookup_names, may_find
from async_fixer.analysis.overridden_registrars import Change, find_changing_overrides
from async_fixer.analysis.owning import is_method, is_named, may_own, parent_of
from async_fixer.analysis.texts import judge_text, names_module
from async_fixer.analysis.use_sites import DYNAMIC, NAMESPACE, Site, find_sites
from async_fixer.index import ir
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame
    from async_fixer.span import Span

_CALL: Final = "__call__"


class Use(Struct, frozen=True):
    """A place that refers to a function by name. `certain` is False where only the name speaks for it."""

    ref: Ref
    """the scope that the place is in"""
    expression: ir.Expr
    certain: bool
    awaited: bool = False
    """what calling it gives is awaited right there"""
    called_in: Ref | None = None
    """the function that calls it there; None where it is used as a value"""

    @property
    def module(self) -> str:
        """The module that the place is in."""
        return self.ref.module

    @property
    def span(self) -> Span:
        """The span of the place."""
        return self.expression.span


class Uses:
    """Answers who refers to a function; every file is gone through once, when a name in it is asked for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._sites: dict[str, dict[str, list[Site]]] = {}
        self._fates: dict[str, Fates] = {}
        self._modules: dict[str, list[str]] | None = None
        self._lookups: frozenset[str] | None = None
        self._given_back: tuple[GivenBack, ...] | None = None
        self._changes: tuple[Change, ...] | None = None
        self._holders: dict[str, frozenset[str]] = {}

    def of(self, ref: Ref) -> Iterator[Use]:
        """Yield every use of the function `ref` in the project, its own definition and imports of it apart."""
        name = self._program.scope(ref).name
        for site in self._said(name):
            certain = self._judge(ref, site)
            if certain is not None:
                called_in = site.ref if site.called else None
                yield Use(site.ref, site.expression, certain, site.awaited, called_in)
        yield from self._looked_up(ref)
        if name == _CALL and is_method(self._program, ref):
            yield from self._through_objects(parent_of(self._program, ref))

    def given_back(self, kinds: Iterable[str]) -> Iterator[GivenBack]:
        """Yield the places that call what was registered as one of these kinds, or replace it, without naming it."""
        if self._given_back is None:
            self._given_back = tuple(find_given_back(self._program, self.fates, self._mentioning))
        wanted = frozenset(kinds)
        yield from (found for found in self._given_back if not wanted.isdisjoint(found.kinds))

    def changed_on_the_way(self, kinds: Iterable[str]) -> Iterator[tuple[str, Span]]:
        """Yield module and span of what the project does to a function that it registers as one of these kinds."""
        if self._changes is None:
            self._changes = tuple(find_changing_overrides(self._program, self.fates))
        wanted = frozenset(kinds)
        yield from ((change.module, change.span) for change in self._changes if change.kind in wanted)

    def leads_to(self, use: Use, places: Collection[tuple[str, Span] | None]) -> bool:
        """Tell whether a use is at one of `places`, or what stands there only hands the function through.

        `add(path, endpoint=document(f))` adds `f` where `document` does no more than to look at it, and returns it.
        """
        handed, expression = HandedThrough(self._program, self.fates, may_keep=False), use.expression
        while (use.module, expression.span) not in places:
            call = self.fates(use.module).around(expression)
            if not isinstance(call, ir.Call) or call.func is expression:
                return False
            if not handed.is_given_back(use.ref, call, expression):
                return False
            expression = call
        return True

    def around(self, use: Use) -> ir.Expr | ir.Stmt | None:
        """Return what a use stands in: an expression, a statement; None in the header of a definition."""
        return self.fates(use.module).around(use.expression)

    def holders_of(self, mark: str) -> frozenset[str]:
        """Return the attributes of libraries' objects that are of a class with the mark."""
        if mark not in self._holders:
            self._holders[mark] = frozenset(find_marked_holders(self._program, mark))
        return self._holders[mark]

    def _through_objects(self, cls: Ref) -> Iterator[Use]:
        """Yield the places that call an object of a class, or hand it on."""
        for found in find_uses_of_objects(self._program, self.fates, self._mentioning, cls):
            called_in = found.ref if found.called else None
            yield Use(found.ref, found.expression, found.called, found.awaited, called_in)

    def _looked_up(self, ref: Ref) -> Iterator[Use]:
        """Yield the look-ups by a name that is made at run time which may find the function."""
        names = (*sorted(self._lookup_names()), NAMESPACE)
        for key in dict.fromkeys(key for name in names for key in self._mentioning(name)):
            for site in self._of_module(key).get(DYNAMIC, ()):
                is_spelled = self._is_spelled(ref)
                if may_find(self._program, self.fates(key), site, ref, is_spelled=is_spelled):
                    yield Use(site.ref, site.expression, certain=False)

    def _is_spelled(self, ref: Ref) -> bool:
        """Tell whether a text of the project ends in the function's name."""
        said = self._said(self._program.scope(ref).name)
        return any(isinstance(site.expression, ir.Literal) for site in said)

    def _said(self, name: str) -> Iterator[Site]:
        for key in self._mentioning(name):
            yield from self._of_module(key).get(name, ())

    def _mentioning(self, name: str) -> list[str]:
        if self._modules is None:
            self._modules = defaultdict(list)
            for key in self._program.modules.project:
                for mention in self._program.spoken(key):
                    self._modules[mention].append(key)
        return self._modules.get(name, [])

    def _lookup_names(self) -> frozenset[str]:
        if self._lookups is None:
            self._lookups = find_lookup_names(self._program)
        return self._lookups

    def _of_module(self, key: str) -> dict[str, list[Site]]:
        if key not in self._sites:
            found: dict[str, list[Site]] = defaultdict(list)
            for name, site in find_sites(self._program, key, self._lookup_names()):
                found[name].append(site)
            self._sites[key] = found
        return self._sites[key]

    def fates(self, key: str) -> Fates:
        """Return what is around the expressions of a module."""
        if key not in self._fates:
            self._fates[key] = Fates(self._program, key)
        return self._fates[key]

    def _judge(self, ref: Ref, site: Site) -> bool | None:
        """Tell whether a place certainly refers to the function; None where it does not."""
        frame = self._program.frame(site.ref)
        match site.expression:
            case ir.Name():
                return (is_named(self._program, frame, site.expression, ref) and not self._rebinds(ref, site)) or None
            case ir.Attribute():
                return self._judge_attribute(ref, frame, site.expression)
            case _:
                return judge_text(self._program, ref, frame, site)

    def _rebinds(self, ref: Ref, site: Site) -> bool:
        """Tell whether another module than the function's own gives its name to something else there."""
        return site.ref.module != ref.module and self.fates(site.ref.module).is_target(site.expression)

    def _judge_attribute(self, ref: Ref, frame: Frame, expression: ir.Attribute) -> bool | None:
        held = self._program.engine.infer(frame, expression.value)
        if any(may_own(self._program, item, ref) for item in held.items):
            return True
        if held.items or held.complete:
            return None
        if is_method(self._program, ref):
            return False
        if parent_of(self._program, ref).scope != 0:
            return None
        if names_module(self._program, ref, expression.value):
            return True
        return False if self._may_be_of_module(ref, frame, expression) else None

    def _may_be_of_module(self, ref: Ref, frame: Frame, expression: ir.Attribute) -> bool:
        """Tell whether an unknown object may be the function's module: the file speaks of it and runs what it gives."""
        name = self._program.index(ref.module).name.rpartition(".")[2]
        is_spoken_of = name in self._program.spoken(frame.ref.module)
        return is_spoken_of and self.fates(frame.ref.module).is_run(expression)
