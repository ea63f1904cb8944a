"""The program as the analysis asks for it: what a frame runs, what its values are marked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.decorators import decorator_marks
from async_fixer.program.members import metaclasses
from async_fixer.program.modules import Modules
from async_fixer.program.names import find_definition
from async_fixer.program.resolver import Resolver
from async_fixer.program.steps import find_steps
from async_fixer.program.values import Frame, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from async_fixer.index.ir import ModuleIndex, Scope
    from async_fixer.index.roots import ModuleFinder
    from async_fixer.program.marks import Mark
    from async_fixer.program.step import Step
    from async_fixer.program.values import Instance


class Program:
    """All modules, and a resolver over them."""

    def __init__(self, indexes: Iterable[ModuleIndex], finder: ModuleFinder, stub_folders: Sequence[str] = ()) -> None:
        self.modules = Modules(indexes, finder, stub_folders)
        self.engine = Resolver(self.modules)
        self._steps: dict[Frame, tuple[Step, ...]] = {}
        self._marked_names: dict[frozenset[str], frozenset[str]] = {}
        self._imported_stubs: tuple[str, ...] | None = None
        self._memoized: dict[Ref, bool] = {}
        self._import_lists: dict[str, tuple[ir.Import, ...]] = {}
        self._aliases: dict[str, dict[str, frozenset[str]]] = {}
        self._changing_names: frozenset[str] | None = None
        self._marked: dict[tuple[Ref, str], bool] = {}

    def index(self, key: str) -> ModuleIndex:
        """Return the index of a module."""
        return self.modules[key]

    def scope(self, ref: Ref) -> Scope:
        """Return a scope."""
        return self.engine.scope(ref)

    def frame(self, ref: Ref) -> Frame:
        """Return the frame of a scope when nothing is known of who calls it."""
        return self.engine.plain_frame(ref)

    def steps(self, frame: Frame) -> tuple[Step, ...]:
        """Return what a frame runs; nothing for stubs, whose marks say it."""
        if self.is_stub(frame):
            return ()
        if frame not in self._steps:
            self._steps[frame] = find_steps(self.engine, frame)
        return self._steps[frame]

    def is_stub(self, frame: Frame) -> bool:
        """Tell whether a frame is a library's, known by its stub alone."""
        return self.modules[frame.ref.module].is_stub

    def runs_once(self, ref: Ref) -> bool:
        """Tell whether a function runs once in the life of the process: it has no arguments and its result is kept."""
        if self.scope(ref).name == "__init__" and self._is_kept_by_class(ref):
            return True
        return not self.scope(ref).parameters and self.is_memoized(ref)

    def _is_kept_by_class(self, ref: Ref) -> bool:
        """Tell whether a metaclass keeps the one object that a constructor makes: it tests for it and stores it."""
        cls = Ref(ref.module, self.scope(ref).parent)
        metas = list(metaclasses(self.engine, self.engine.lineage(cls, ()).ancestors))
        bodies = [
            self.scope(Ref(meta.ref.module, binding.scope)).body
            for meta in metas
            if not self.modules[meta.ref.module].is_stub
            for binding in self.engine.bindings(meta.ref).names.get("__call__", ())
            if binding.kind == "define"
        ]
        return any(_tests_and_stores(body) for body in bodies)

    def is_memoized(self, ref: Ref) -> bool:
        """Tell whether a decorator keeps what a function returns, for all who call it with the same arguments."""
        if ref not in self._memoized:
            outer = self.engine.outer(self.frame(ref))
            decorators = self.scope(ref).decorators
            marks = [mark for decorator in decorators for mark in decorator_marks(self.engine, outer, decorator)]
            self._memoized[ref] = any(mark.name == "memoizes" for mark in marks)
        return self._memoized[ref]

    def class_marks(self, value: Instance) -> tuple[Mark, ...]:
        """Return the marks of an object's class and of the classes that it inherits from."""
        lineage = self.engine.lineage(value.ref, value.arguments)
        return tuple(mark for ancestor in lineage.ancestors for mark in self.engine.marks(ancestor.ref))

    def has_mark(self, value: Instance, name: str) -> bool:
        """Tell whether an object's class has a mark, itself or from a base class."""
        key = (value.ref, name)
        if key not in self._marked:
            self._marked[key] = any(mark.name == name for mark in self.class_marks(value))
        return self._marked[key]

    def imported_stubs(self) -> tuple[str, ...]:
        """Return the keys of all stubs that the project's imports lead to, through other stubs as well."""
        if self._imported_stubs is None:
            self._imported_stubs = self._find_imported_stubs()
        return self._imported_stubs

    def _find_imported_stubs(self) -> tuple[str, ...]:
        queue = [target for key in self.modules.project for target in self._imports(key)]
        found: dict[str, None] = {}
        while queue:
            key = queue.pop()
            if key not in found and self.modules[key].is_stub:
                found[key] = None
                queue.extend(self._imports(key))
        return tuple(found)

    def _imports(self, key: str) -> Iterator[str]:
        for statement in self._import_statements(key):
            if not statement.is_from:
                targets = [self.modules.find(imported.name, key) for imported in statement.names]
            else:
                whole = self.modules.find_relative(key, statement.module, statement.level)
                targets = [whole]
                if whole is not None:
                    targets += [self.modules.submodule(whole, imported.name) for imported in statement.names]
            yield from (target for target in targets if target is not None)

    def _import_statements(self, key: str) -> tuple[ir.Import, ...]:
        if key not in self._import_lists:
            scopes = [scope for scope in self.modules[key].scopes if scope.kind in ("module", "function")]
            statements = (part for scope in scopes for part in walk_statements(scope.body))
            self._import_lists[key] = tuple(part for part in statements if isinstance(part, ir.Import))
        return self._import_lists[key]

    def spoken(self, key: str) -> frozenset[str]:
        """Return every identifier of a module, and what its imported aliases stand for."""
        return self.modules[key].mentions

    def spoken_as(self, key: str, name: str) -> frozenset[str]:
        """Return the names that `name` may stand for in a module: itself, and what was imported under it."""
        return self.import_aliases(key).get(name, frozenset()) | {name}

    def import_aliases(self, key: str) -> dict[str, frozenset[str]]:
        """Return what was imported under each name that a module's imports bind."""
        if key not in self._aliases:
            aliases: dict[str, set[str]] = {}
            for statement in self._import_statements(key):
                for imported in statement.names:
                    aliases.setdefault(imported.alias, set()).add(imported.name)
            self._aliases[key] = {alias: frozenset(names) for alias, names in aliases.items()}
        return self._aliases[key]

    def imported_packages(self, key: str) -> frozenset[str]:
        """Return the top-level packages that a module imports by absolute name."""
        found: set[str] = set()
        for statement in self._import_statements(key):
            names = (statement.module,) if statement.is_from else tuple(part.name for part in statement.names)
            if statement.level == 0:
                found.update(name.partition(".")[0] for name in names)
        return frozenset(found)

    def import_closure(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return project modules and all project modules that they import, directly or not."""
        queue = sorted(keys)
        found: dict[str, None] = {}
        while queue:
            key = queue.pop()
            if key not in found and not self.modules[key].is_stub:
                found[key] = None
                queue.extend(self._imports(key))
        return tuple(found)

    def marked_names(self, marks: frozenset[str]) -> frozenset[str]:
        """Return the names of the library functions and classes that have one of these marks."""
        if marks not in self._marked_names:
            scopes = (
                (Ref(key, number), scope)
                for key in self.imported_stubs()
                for number, scope in enumerate(self.modules[key].scopes)
            )
            named = (scope.name for ref, scope in scopes if any(m.name in marks for m in self.engine.marks(ref)))
            self._marked_names[marks] = frozenset(named)
        return self._marked_names[marks]

    def changing_names(self) -> frozenset[str]:
        """Return the names of the methods with which built-in containers are changed."""
        if self._changing_names is None:
            key = self.engine.builtins()
            found = (
                scope.name
                for number, scope in enumerate(self.index(key).scopes)
                if any(mark.name == "mutates" for mark in self.engine.marks(Ref(key, number)))
            )
            self._changing_names = frozenset(name for name in found if not name.startswith("__"))
        return self._changing_names

    def assigned(self, frame: Frame, expression: ir.Name) -> tuple[Frame, ir.Expr] | None:
        """Return the expression that a module-level name is assigned, with its frame; None where there are several."""
        found = find_definition(self.engine, frame, expression)
        if found is None or not found.name:
            return None
        bindings = self.engine.bindings(Ref(found.module, 0)).names.get(found.name, ())
        values = [binding.value for binding in bindings if binding.value is not None]
        return (Frame(Ref(found.module, 0)), values[0]) if len(values) == 1 else None


def _tests_and_stores(body: tuple[ir.Stmt, ...]) -> bool:
    """Tell whether a body puts something away behind a test: into an item or an attribute."""
    inside = [part for statement in walk_statements(body) if isinstance(statement, ir.If) for part in statement.body]
    targets = [target for part in walk_statements(inside) if isinstance(part, ir.Assign) for target in part.targets]
    return any(isinstance(target, ir.Subscript | ir.Attribute) for target in targets)
