"""A class in, the project's classes out whose objects may stand where one of it is asked for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from async_fixer.index.conventions import is_test
from async_fixer.program.names import module_frame
from async_fixer.program.values import Frame, FunctionValue, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from async_fixer.program.engine import Engine


class Descendants:
    """Subclasses at any depth, and classes that have all the methods of a protocol.

    What the tests put in the place of an application's class is no part of the application.
    """

    def __init__(self, engine: Engine, project: Iterable[str]) -> None:
        self._engine = engine
        self._project = tuple(project)
        self._below: dict[Ref, list[Ref]] | None = None
        self._by_method: dict[str, list[Ref]] = defaultdict(list)
        self._found: dict[Ref, tuple[Ref, ...]] = {}

    def of(self, ref: Ref) -> tuple[Ref, ...]:
        """Return the classes whose objects may stand for one of the class `ref`, itself apart."""
        if ref not in self._found:
            nominal = self._nominal().get(ref, [])
            structural = self._structural(ref) if self._is_protocol(ref) else []
            below = dict.fromkeys((*nominal, *structural))
            self._found[ref] = tuple(cls for cls in below if is_test(ref.module) or not is_test(cls.module))
        return self._found[ref]

    def implementing(self, ref: Ref) -> tuple[Ref, ...]:
        """Return the classes that have all the methods of a protocol, those of tests included; () for other classes."""
        self._nominal()
        return tuple(self._structural(ref)) if self._is_protocol(ref) else ()

    def nominal(self, ref: Ref) -> tuple[Ref, ...]:
        """Return every class below the class `ref`, those of tests included."""
        return tuple(self._nominal().get(ref, ()))

    def _nominal(self) -> dict[Ref, list[Ref]]:
        if self._below is None:
            self._below = defaultdict(list)
            for cls in self._classes():
                for name in self._methods(cls):
                    self._by_method[name].append(cls)
                for ancestor in self._engine.lineage(cls, ()).ancestors[1:]:
                    self._below[ancestor.ref].append(cls)
        return self._below

    def _classes(self) -> list[Ref]:
        return [
            Ref(key, number)
            for key in self._project
            for number, scope in enumerate(self._engine.module(key).scopes)
            if scope.kind == "class"
        ]

    def _methods(self, cls: Ref) -> list[str]:
        names = self._engine.bindings(cls).names
        return [name for name, bindings in names.items() if any(binding.kind == "define" for binding in bindings)]

    def _is_protocol(self, ref: Ref) -> bool:
        frame = module_frame(ref.module)
        return any(
            (self._engine.origin(frame, base) or "").endswith(".Protocol") for base in self._engine.scope(ref).bases
        )

    def _structural(self, ref: Ref) -> list[Ref]:
        """Return the classes that define every method of a protocol, themselves or by inheritance."""
        wanted = self._methods(ref)
        if not wanted:
            return []
        owners = [self._owning(name, is_property=self._is_property(ref, name)) for name in wanted]
        return [cls for cls in owners[0] if cls != ref and all(cls in owner for owner in owners[1:])]

    def _is_property(self, cls: Ref, name: str) -> bool:
        bindings = [item for item in self._engine.bindings(cls).names[name] if item.kind == "define"]
        held = [value for item in bindings for value in self._engine.defined(Frame(cls), item.scope).items]
        return any(isinstance(value, FunctionValue) and value.wrapped == "property" for value in held)

    def _owning(self, name: str, *, is_property: bool) -> dict[Ref, None]:
        below = self._nominal()
        defining = [cls for cls in self._by_method.get(name, []) if self._is_property(cls, name) is is_property]
        return dict.fromkeys(cls for owner in defining for cls in (owner, *below.get(owner, [])))
