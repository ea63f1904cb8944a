"""A method in, its other definitions out, which have to be of its kind: overriding, overridden, standing for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from async_fixer.analysis.owning import is_method, parent_of
from async_fixer.index.conventions import is_test
from async_fixer.program.own_overloads import find_overloads
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.program.program import Program


class Families:
    """Answers which methods have to be of one kind: overridden, overriding, of a protocol, or a double in the tests."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._by_name: dict[str, list[Ref]] | None = None
        self._methods: dict[tuple[Ref, bool], frozenset[str]] = {}
        self._protocols: dict[Ref, tuple[Ref, ...]] | None = None

    def of(self, ref: Ref) -> Iterator[Ref]:
        """Yield the project's definitions that have to be of the kind of a function: of a method, its family."""
        yield from self._declarations(ref)
        if not is_method(self._program, ref):
            return
        cls, name = parent_of(self._program, ref), self._program.scope(ref).name
        for other in dict.fromkeys(self._related(cls)):
            yield from (found for found in self._defined(other, name) if found != ref)
        if not name.startswith("__"):
            yield from self._doubles(ref, cls, name)

    def is_variant(self, ref: Ref) -> bool:
        """Tell whether a definition is an overload: it only says for type checkers how another one may be called."""
        return any(ref in self._overloads(other) for other in self._beside(ref))

    def _declarations(self, ref: Ref) -> Iterator[Ref]:
        """Yield the overloads of a function, and the functions that a definition is an overload of."""
        yield from self._overloads(ref)
        yield from (other for other in self._beside(ref) if ref in self._overloads(other))

    def _overloads(self, ref: Ref) -> tuple[Ref, ...]:
        engine = self._program.engine
        return tuple(find_overloads(engine, engine.outer(self._program.frame(ref)), ref))

    def _beside(self, ref: Ref) -> Iterator[Ref]:
        """Yield the other definitions of the same name in the same scope."""
        name = self._program.scope(ref).name
        yield from (other for other in self._defined(parent_of(self._program, ref), name) if other != ref)

    def _related(self, cls: Ref) -> Iterator[Ref]:
        engine = self._program.engine
        for below in (cls, *engine.all_subclasses(cls)):
            # a class below may have its method from another base that knows nothing of this one
            yield from (ancestor.ref for ancestor in engine.lineage(below, ()).ancestors)
        for protocol, classes in self._find_protocols().items():
            if protocol == cls:
                yield from classes
            elif cls in classes:
                yield protocol

    def _defined(self, cls: Ref, name: str) -> Iterator[Ref]:
        """Yield the functions that the body of a project's class gives a name to."""
        if self._program.index(cls.module).is_stub:
            return
        for binding in self._program.engine.bindings(cls).names.get(name, ()):
            if binding.kind == "define":
                yield Ref(cls.module, binding.scope)

    def _doubles(self, ref: Ref, cls: Ref, name: str) -> Iterator[Ref]:
        """Yield the methods of the tests' own classes that may stand for a method, or that one may stand for.

        A class of the tests is a double of another one where all that it has to await from outside is there as well.
        """
        for other in self._find_by_name().get(name, ()):
            if other != ref and is_test(other.module) != is_test(ref.module):
                theirs = parent_of(self._program, other)
                double, original = (theirs, cls) if is_test(other.module) else (cls, theirs)
                if self._names(double, of_async=True) <= self._names(original):
                    yield other

    def _names(self, cls: Ref, *, of_async: bool = False) -> frozenset[str]:
        """Return the public methods that a class has, those of its project's bases included; maybe the async ones."""
        if (cls, of_async) not in self._methods:
            classes = [ancestor.ref for ancestor in self._program.engine.lineage(cls, ()).ancestors]
            methods = (
                (name, ref)
                for item in classes
                for name in self._program.engine.bindings(item).names
                for ref in self._defined(item, name)
            )
            self._methods[cls, of_async] = frozenset(
                name
                for name, ref in methods
                if not name.startswith("_") and (self._program.scope(ref).is_async or not of_async)
            )
        return self._methods[cls, of_async]

    def _find_by_name(self) -> dict[str, list[Ref]]:
        """Return the async methods of the project by name."""
        if self._by_name is None:
            self._by_name = defaultdict(list)
            for ref in self._functions():
                if self._program.scope(ref).is_async and is_method(self._program, ref):
                    self._by_name[self._program.scope(ref).name].append(ref)
        return self._by_name

    def _find_protocols(self) -> dict[Ref, tuple[Ref, ...]]:
        if self._protocols is None:
            found = ((cls, self._program.engine.implementing(cls)) for cls in self._scopes("class"))
            self._protocols = {cls: classes for cls, classes in found if classes}
        return self._protocols

    def _functions(self) -> Iterable[Ref]:
        return self._scopes("function")

    def _scopes(self, kind: str) -> Iterator[Ref]:
        for key in self._program.modules.project:
            for number, scope in enumerate(self._program.index(key).scopes):
                if scope.kind == kind:
                    yield Ref(key, number)
