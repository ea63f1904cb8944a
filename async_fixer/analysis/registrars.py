"""The stubs that a project imports in, what in them makes a function an entry point out, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.program.call_sites import last_name
from async_fixer.program.marks import Mark
from async_fixer.program.values import Frame, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program

BY_ARGUMENT: Final = frozenset({"parameter", "mapping", "items"})
_ANY: Final = ""
_STAR: Final = ""
"""the name of `**value` among the keywords of a call"""


class Wrapped(Struct, frozen=True):
    """A method of a library's class that objects around one of its objects have as well."""

    owner: Ref
    method: Ref
    mark: Mark


class Registrars(Struct, frozen=True):
    """What makes a function an entry point, by name: a call of another name registers nothing."""

    takers: dict[str, frozenset[str]]
    """functions and classes that take what they register as an argument: the keywords one of which says so, "" none"""
    makers: frozenset[str]
    """functions that make decorators which register"""
    overridden: dict[str, tuple[Ref, ...]]
    """methods whose overrides are entry points: their classes"""
    held: dict[str, frozenset[str]]
    """methods of objects that only attributes hold: the attributes"""
    setters: frozenset[str]
    """attributes that register what is assigned to them"""
    wrapped: tuple[Wrapped, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names one of which a module mentions that registers anything."""
        attributes = (name for names in self.held.values() for name in names)
        return frozenset((*self.takers, *self.makers, *self.overridden, *attributes, *self.setters))

    def may_take(self, names: frozenset[str], call: ir.Call) -> bool:
        """Tell whether a call of something that may have one of these names may register one of its arguments."""
        return any(self._may_take(name, call) for name in names)

    def _may_take(self, name: str, call: ir.Call) -> bool:
        if isinstance(call.func, ir.Attribute) and last_name(call.func.value) in self.held.get(name, ()):
            return True
        keywords = self.takers.get(name, frozenset())
        given = {keyword.name for keyword in call.keywords}
        return _ANY in keywords or (bool(keywords) and not given.isdisjoint({*keywords, _STAR}))


def registering_by(mark: Mark) -> str:
    """Return the way in which a mark says that something is registered; "" for a mark that does not say so."""
    if mark.name == "injects":
        return "parameter"
    return mark.text("by", "decorator") if mark.name == "registers" else ""


def find_registrars(program: Program) -> Registrars:
    """Return the marked names of every stub that the project's imports lead to."""
    found = _Found(program)
    for key in program.imported_stubs():
        for number in range(len(program.index(key).scopes)):
            for mark in program.engine.marks(Ref(key, number)):
                found.add(Ref(key, number), mark)
    return found.result()


class _Found:
    """Sorts marks by the way in which they register."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._takers: dict[str, set[str]] = {}
        self._makers: set[str] = set()
        self._overridden: dict[str, list[Ref]] = {}
        self._held: dict[str, set[str]] = {}
        self._setters: set[str] = set()
        self._wrapped: list[Wrapped] = []

    def add(self, ref: Ref, mark: Mark) -> None:
        """Sort in one mark of a stub's function."""
        by, scope = registering_by(mark), self._program.scope(ref)
        owner = Ref(ref.module, scope.parent)
        if by == "override":
            self._overridden.setdefault(scope.name, []).append(owner)
        elif by == "wrapping":
            self._wrapped.append(Wrapped(owner, ref, mark))
        elif by == "decorator":
            self._makers.add(scope.name)
        elif by and any(isinstance(part, ir.Attribute) and part.attr == "setter" for part in scope.decorators):
            self._setters.add(scope.name)
        elif by:
            self._add_taker(ref, mark)

    def _add_taker(self, ref: Ref, mark: Mark) -> None:
        scope = self._program.scope(ref)
        owner = Ref(ref.module, scope.parent)
        if any(item.name == "synthetic" for item in self._program.engine.marks(owner)):
            self._held.setdefault(scope.name, set()).update(self._holders(owner))
            return
        kinds = {parameter.name: parameter.kind for parameter in scope.parameters}
        needed = mark.text("parameter") if kinds.get(mark.text("parameter")) == "keyword" else _ANY
        names = (self._program.scope(owner).name, scope.name) if scope.name == "__init__" else (scope.name,)
        for name in names:
            self._takers.setdefault(name, set()).add(needed)

    def _holders(self, owner: Ref) -> Iterator[str]:
        """Yield the attributes that the classes of a module annotate with one of its classes."""
        for number, scope in enumerate(self._program.index(owner.module).scopes):
            if scope.kind == "class":
                for name, bindings in self._program.engine.bindings(Ref(owner.module, number)).names.items():
                    annotations = [item.annotation for item in bindings if item.annotation is not None]
                    if any(self._is_of(owner, annotation) for annotation in annotations):
                        yield name

    def _is_of(self, owner: Ref, annotation: ir.Expr) -> bool:
        held = self._program.engine.annotation(Frame(Ref(owner.module, 0)), annotation).items
        return any(isinstance(item, Instance) and item.ref == owner for item in held)

    def result(self) -> Registrars:
        """Return all that was sorted in."""
        return Registrars(
            {name: frozenset(keywords) for name, keywords in self._takers.items()},
            frozenset(self._makers),
            {name: tuple(owners) for name, owners in self._overridden.items()},
            {name: frozenset(attributes) for name, attributes in self._held.items()},
            frozenset(self._setters),
            tuple(self._wrapped),
        )
