"""The modules' scopes, what they bind and how they are marked; each worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.asked import find_asked
from async_fixer.program.bindings import Binding, Bindings, find_bindings, find_clause_bindings
from async_fixer.program.hook import Remembered
from async_fixer.program.marks import Mark, read_marks
from async_fixer.program.narrowing import find_clause_narrowings, find_narrowings
from async_fixer.program.sites import Sites
from async_fixer.program.values import Frame, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from async_fixer.index.ir import Comprehension, ModuleIndex, Scope
    from async_fixer.program.modules import Modules
    from async_fixer.program.records import AttributeSite, CallSite, Fill, Narrowing


class Tables:
    """What can be read off the modules without knowing any value."""

    def __init__(self, modules: Modules) -> None:
        self.modules = modules
        self._bindings: dict[Ref, Bindings] = {}
        self._marks: dict[Ref, tuple[Mark, ...]] = {}
        self._writes: dict[str, dict[str, list[tuple[int, Binding]]]] = {}
        self._sites = Sites(modules)
        self._narrowings: dict[Ref, Mapping[str, tuple[Narrowing, ...]]] = {}
        self._asked: dict[Ref, frozenset[str]] = {}
        self._nonlocals: dict[str, dict[tuple[int, str], list[tuple[int, Binding]]]] = {}
        self._comprehensions: dict[Ref, Comprehension] = {}
        self.hooks = Remembered()

    def module(self, key: str) -> ModuleIndex:
        """Return the index of a module by its key."""
        return self.modules[key]

    def scope(self, ref: Ref) -> Scope:
        """Return a scope."""
        return self.modules[ref.module].scopes[ref.scope]

    def dotted(self, ref: Ref) -> str:
        """Return the dotted name of a scope, module included."""
        index = self.modules[ref.module]
        return f"{index.name}.{index.scopes[ref.scope].qualname}" if ref.scope else index.name

    def bindings(self, ref: Ref) -> Bindings:
        """Return what a scope binds."""
        if ref not in self._bindings:
            index = self.modules[ref.module]
            self._bindings[ref] = find_bindings(index.scopes[ref.scope], index.scopes)
        return self._bindings[ref]

    def register(self, ref: Ref, expression: Comprehension) -> None:
        """Note the comprehension that a scope belongs to."""
        if ref not in self._comprehensions:
            self._comprehensions[ref] = expression
            self._bindings[ref] = find_clause_bindings(expression.clauses, expression.span)

    def comprehension(self, ref: Ref) -> Comprehension:
        """Return the comprehension that a scope belongs to."""
        return self._comprehensions[ref]

    def marks(self, ref: Ref) -> tuple[Mark, ...]:
        """Return the marks of a stub's function or class; () for project code."""
        index = self.modules[ref.module]
        if not index.is_stub:
            return ()
        if ref not in self._marks:
            self._marks[ref] = read_marks(index, index.scopes[ref.scope].decorators)
        return self._marks[ref]

    def find_module(self, dotted: str, importer: str) -> str | None:
        """Return the key of the module that `import dotted` finds in module `importer`."""
        return self.modules.find(dotted, importer)

    def find_relative(self, key: str, module: str, level: int) -> str | None:
        """Return the key of the module that `from ...module import` reads in module `key`."""
        return self.modules.find_relative(key, module, level)

    def submodule(self, key: str, name: str) -> str | None:
        """Return the key of a package's submodule."""
        return self.modules.submodule(key, name)

    def outer(self, frame: Frame) -> Frame:
        """Return the frame in which the decorators, defaults and annotations of a frame's scope are evaluated."""
        parent = Ref(frame.ref.module, max(self.scope(frame.ref).parent, 0))
        if self.scope(parent).kind in ("class", "module"):
            return Frame(parent, None, frame.closure)
        return frame.closure or Frame(parent)

    def class_closure(self, ref: Ref) -> Frame | None:
        """Return the closure of the methods of a class; None where it stands at module level."""
        scope = self.scope(ref)
        while scope.parent > 0:
            ref = Ref(ref.module, scope.parent)
            scope = self.scope(ref)
            if scope.kind in ("function", "lambda"):
                return Frame(ref, None, self.class_closure(ref))
        return None

    def attribute_sites(self, name: str) -> tuple[AttributeSite, ...]:
        """Return the assignments to attributes of a name that no method makes to its own object."""
        return self._sites.attributes(name)

    def call_sites(self, name: str) -> tuple[CallSite, ...]:
        """Return where the project calls something of a name, or applies it as a decorator."""
        return self._sites.calls(name)

    def fills(self, key: str, text: str) -> tuple[Fill, ...]:
        """Return what may fill a container in a module that is named like `text` there."""
        return self._sites.fills(key, text)

    def narrowings(self, ref: Ref) -> Mapping[str, tuple[Narrowing, ...]]:
        """Return the tests in a scope that narrow what its names can hold, by name or dotted name."""
        if ref not in self._narrowings:
            index = self.modules[ref.module]
            if index.is_stub:
                self._narrowings[ref] = {}
            elif ref in self._comprehensions:
                self._narrowings[ref] = find_clause_narrowings(self._comprehensions[ref])
            else:
                self._narrowings[ref] = find_narrowings(index.scopes[ref.scope])
        return self._narrowings[ref]

    def asked(self, ref: Ref) -> frozenset[str]:
        """Return the names of a function whose values decide what it runs."""
        if ref not in self._asked:
            index = self.modules[ref.module]
            self._asked[ref] = frozenset() if index.is_stub else find_asked(index.scopes[ref.scope])
        return self._asked[ref]

    def global_writes(self, key: str, name: str) -> tuple[tuple[int, Binding], ...]:
        """Return the bindings of a module's name that functions make through `global`."""
        if key not in self._writes:
            self._writes[key] = self._find_global_writes(key)
        return tuple(self._writes[key].get(name, ()))

    def nonlocal_writes(self, ref: Ref, name: str) -> tuple[tuple[int, Binding], ...]:
        """Return the bindings of a function's name that functions inside it make through `nonlocal`."""
        if ref.scope == 0 or self.modules[ref.module].is_stub:
            return ()
        if ref.module not in self._nonlocals:
            self._nonlocals[ref.module] = self._find_nonlocal_writes(ref.module)
        return tuple(self._nonlocals[ref.module].get((ref.scope, name), ()))

    def _find_nonlocal_writes(self, key: str) -> dict[tuple[int, str], list[tuple[int, Binding]]]:
        found: dict[tuple[int, str], list[tuple[int, Binding]]] = {}
        scopes = self.modules[key].scopes
        for number, scope in enumerate(scopes):
            bindings = self.bindings(Ref(key, number)) if scope.kind == "function" else None
            for name in () if bindings is None else bindings.nonlocal_names:
                owner = self._owner_of(key, scope.parent, name)
                written = self.bindings(Ref(key, number)).names.get(name, ())
                found.setdefault((owner, name), []).extend((number, binding) for binding in written)
        return found

    def _owner_of(self, key: str, number: int, name: str) -> int:
        """Return the function around that a nonlocal name belongs to."""
        while number > 0:
            bindings = self.bindings(Ref(key, number))
            if name in bindings.names and name not in bindings.nonlocal_names:
                return number
            number = self.modules[key].scopes[number].parent
        return 0

    def _find_global_writes(self, key: str) -> dict[str, list[tuple[int, Binding]]]:
        found: dict[str, list[tuple[int, Binding]]] = {}
        for number, scope in enumerate(self.modules[key].scopes):
            if scope.kind != "function":
                continue
            bindings = self.bindings(Ref(key, number))
            for name in bindings.global_names:
                found.setdefault(name, []).extend((number, binding) for binding in bindings.names.get(name, ()))
        return found
