"""A class in, what it says of its objects out: how they are made, the hooks of its own, the types of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.decorators import decorator_marks
from async_fixer.program.fields import declared_names
from async_fixer.program.hook import Description, Hook, MadeOf
from async_fixer.program.markers import (
    called_hooks,
    find_marker_hooks,
    find_metadata,
    hook_marks,
    is_for_json,
    is_form,
)
from async_fixer.program.member import find_member
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, Ref, TupleValue, Values, join, one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.index.ir import Call, Expr, Keyword
    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark
    from async_fixer.program.values import Ancestor, Value

_PLAIN: Final = MadeOf()
_RECORDS: Final = frozenset({"TypedDict", "NamedTuple"})
_ASSIGN: Final = "assign"


def find_made_of(engine: Engine, ref: Ref) -> MadeOf:
    """Return whether the objects of a class are made of its fields: a base class or a decorator says so."""
    known = engine.hooks.made
    if ref not in known:
        known[ref] = _PLAIN
        known[ref] = _read_made_of(engine, ref)
    return known[ref]


def describe(engine: Engine, cls: ClassValue) -> Description:
    """Return what a class of the project says of its objects, each name as the nearest class has it."""
    known = engine.hooks.described
    if cls not in known:
        known[cls] = Description((), (), ())
        known[cls] = _read(engine, cls)
    return known[cls]


def has_fields(engine: Engine, ref: Ref) -> bool:
    """Tell whether a class's annotations say what is checked inside of its objects."""
    if find_made_of(engine, ref).phase:
        return True
    frame = Frame(Ref(ref.module, 0))
    origins = (engine.origin(frame, base) or "" for base in engine.scope(ref).bases)
    return any(origin.rpartition(".")[2] in _RECORDS for origin in origins)


def classes_in(engine: Engine, values: Values) -> Iterator[ClassValue]:
    """Yield the project's classes of which values are, or hold, objects."""
    for item in values.items:
        match item:
            case Instance(ref=ref, arguments=arguments) if not engine.module(ref.module).is_stub:
                yield ClassValue(ref, arguments)
            case Instance(arguments=parts) | TupleValue(items=parts):
                for part in parts:
                    yield from classes_in(engine, part)
            case _:
                continue


def _read_made_of(engine: Engine, ref: Ref) -> MadeOf:
    header = engine.scope(ref).keywords
    for ancestor in engine.lineage(ref, ()).ancestors:
        scope = engine.scope(ancestor.ref)
        if engine.module(ancestor.ref.module).is_stub:
            found = _first_unlifted(engine.marks(ancestor.ref), header)
        elif scope.decorators and "__init__" not in engine.bindings(ancestor.ref).names:
            found = _decorated(engine, ancestor.ref, scope.decorators)
        else:
            found = None
        if found is not None:
            return found
    return _PLAIN


def _decorated(engine: Engine, ref: Ref, decorators: tuple[Expr, ...]) -> MadeOf | None:
    outer = engine.outer(Frame(ref, None, engine.class_closure(ref)))
    for decorator in decorators:
        given = decorator.keywords if isinstance(decorator, ir.Call) else ()
        found = _first_unlifted(decorator_marks(engine, outer, decorator), given)
        if found is not None:
            return found
    return None


def _first_unlifted(marks: tuple[Mark, ...], given: tuple[Keyword, ...]) -> MadeOf | None:
    for mark in marks:
        if mark.name == "has_hooks" and not any(_says(given, name, value) for name, value in mark.unless):
            return MadeOf(mark.value, mark.text("method"))
    return None


def _says(given: tuple[Keyword, ...], name: str, value: object) -> bool:
    values = [keyword.value for keyword in given if keyword.name == name]
    return any(isinstance(part, ir.Literal) and part.value == value for part in values)


def _read(engine: Engine, cls: ClassValue) -> Description:
    reader = _Reader(engine, cls)
    for ancestor in engine.lineage(cls.ref, cls.arguments).ancestors:
        if engine.module(ancestor.ref.module).is_stub:
            reader.library(ancestor)
        else:
            reader.own(ancestor)
    method = find_made_of(engine, cls.ref).method
    if method:
        reader.override(method, "init")
    return reader.result()


class _Reader:
    """Goes through the classes of a method resolution order and notes what they say."""

    def __init__(self, engine: Engine, cls: ClassValue) -> None:
        self._engine = engine
        self._cls = cls
        self._ancestors = engine.lineage(cls.ref, cls.arguments).ancestors
        self._holders: dict[Ref, ClassValue] = {}
        self._names: set[str] = set()
        self._hooks: dict[Hook, None] = {}
        self._inner: dict[str, Values] = {}
        self._checks = False

    def result(self) -> Description:
        """Return what was noted."""
        owners = [owner.ref for owner in reversed(self._ancestors) if self._is_own(owner)]
        fields = dict.fromkeys(name for ref in owners for name in declared_names(self._engine, ref))
        return Description(tuple(self._hooks), tuple(fields), tuple(self._inner.items()), self._checks)

    def library(self, ancestor: Ancestor) -> None:
        """Note the methods that override those of a library which it runs with each object."""
        known = self._engine.hooks.overridden
        if ancestor.ref not in known:
            known[ancestor.ref] = tuple(_overridable(self._engine, ancestor.ref))
        for name, kind in known[ancestor.ref]:
            self.override(name, kind)

    def override(self, name: str, kind: str) -> None:
        """Note a method of the project that the library runs."""
        member = find_member(self._engine, self._ancestors, name)
        if member is not None and member.binding.kind == "define" and self._is_own(member.owner):
            ref = Ref(member.owner.ref.module, member.binding.scope)
            self._add(Hook(kind, self._method(ref), self._label(member.owner.ref, name)))

    def own(self, ancestor: Ancestor) -> None:
        """Note what one class of the project says."""
        ref = ancestor.ref
        made = Instance(self._cls.ref, self._cls.arguments, exact=True)
        frame = Frame(ref, made, self._engine.class_closure(ref))
        for name, found in self._engine.bindings(ref).names.items():
            if name not in self._names:
                self._names.add(name)
                if found[-1].kind == "define":
                    self._defined(frame, Ref(ref.module, found[-1].scope), name)
                elif found[-1].kind == "assign":
                    self._assigned(frame, found[-1], name)

    def _defined(self, frame: Frame, ref: Ref, name: str) -> None:
        scope = self._engine.scope(ref)
        if scope.kind != "function":
            return
        label = self._label(frame.ref, name)
        for decorator in scope.decorators:
            for callee, mark in self._decorating(frame, decorator):
                only_json = is_for_json(self._engine, decorator, callee, mark)
                self._add(Hook(mark.value, self._method(ref), label, for_json=only_json))
        if name.startswith("__") and name.endswith("__"):
            self._schema(ref)

    def _schema(self, ref: Ref) -> None:
        """Note the functions that a method hands to a library's makers of hooks."""
        frame = self._engine.plain_frame(ref)
        label = self._label(self._cls.ref, self._engine.scope(ref).name)
        for statement in walk_statements(self._engine.scope(ref).body):
            for part in (part for whole in expressions_of(statement) for part in walk_expression(whole)):
                if isinstance(part, ir.Call):
                    for hook in called_hooks(self._engine, frame, part, label, ""):
                        self._add(hook)

    def _assigned(self, frame: Frame, binding: Binding, name: str) -> None:
        label = self._label(frame.ref, name)
        if isinstance(binding.value, ir.Call):
            self._reused(frame, binding.value, label)
            self._checks = self._checks or _checks_assignments(self._engine, frame, binding.value)
        annotation = binding.annotation
        if annotation is not None and is_form(self._engine, frame, annotation, "ClassVar"):
            return
        for part in (annotation, binding.value if isinstance(binding.value, ir.Call) else None):
            for hook in () if part is None else find_marker_hooks(self._engine, frame, part, label, name):
                self._add(hook)
        if annotation is not None:
            self._field(frame, annotation, name)

    def _field(self, frame: Frame, annotation: Expr, name: str) -> None:
        held = self._engine.annotation(frame, annotation)
        metadata = [one(Instance(cls.ref, cls.arguments)) for cls in find_metadata(self._engine, frame, annotation)]
        whole = join([held, *metadata])
        if next(classes_in(self._engine, whole), None) is not None:
            self._inner[name] = whole

    def _reused(self, frame: Frame, call: Call, label: str) -> None:
        """Note `check = validator("name")(function)`."""
        if isinstance(call.func, ir.Call) and call.args:
            for callee, mark in self._decorating(frame, call.func):
                for function in self._engine.infer(frame, call.args[0]).items:
                    only_json = is_for_json(self._engine, call.func, callee, mark)
                    self._add(Hook(mark.value, function, label, for_json=only_json))

    def _decorating(self, frame: Frame, decorator: Expr) -> Iterator[tuple[Value, Mark]]:
        head = decorator.func if isinstance(decorator, ir.Call) else decorator
        for callee in self._engine.infer(frame, head).items:
            yield from ((callee, mark) for mark in hook_marks(self._engine, callee, "decorator"))

    def _method(self, ref: Ref) -> FunctionValue:
        """Return a method bound to the class or to an object of it."""
        plain = self._engine.plain_frame(ref)
        first = next((parameter.name for parameter in self._engine.scope(ref).parameters), "")
        of_class = isinstance(plain.receiver, ClassValue) or first == "cls"
        if plain.receiver is None or not (of_class or first == "self"):
            return FunctionValue(ref, None, plain.closure)
        holder = self._holder(Ref(ref.module, self._engine.scope(ref).parent))
        made = Instance(holder.ref, holder.arguments, exact=True)
        return FunctionValue(ref, holder if of_class else made, plain.closure)

    def _holder(self, owner: Ref) -> ClassValue:
        """Return the class on which an inherited method runs: its own one where no nearer class changes a thing.

        So it runs in one frame for all the classes that inherit it.
        """
        if owner not in self._holders:
            own = [item for item in self._ancestors if self._is_own(item)]
            at = next((number for number, item in enumerate(own) if item.ref == owner), 0)
            nearer, behind = ({name for item in part for name in self._names_of(item)} for part in (own[:at], own[at:]))
            kept = ClassValue(owner, own[at].arguments) if own else self._cls
            self._holders[owner] = kept if nearer.isdisjoint(behind) else self._cls
        return self._holders[owner]

    def _names_of(self, ancestor: Ancestor) -> Iterable[str]:
        return self._engine.bindings(ancestor.ref).names

    def _is_own(self, ancestor: Ancestor) -> bool:
        return not self._engine.module(ancestor.ref.module).is_stub

    def _label(self, owner: Ref, name: str) -> str:
        return f"{self._engine.scope(owner).name}.{name}"

    def _add(self, hook: Hook) -> None:
        self._hooks[hook] = None


def _overridable(engine: Engine, ref: Ref) -> Iterator[tuple[str, str]]:
    for name, found in engine.bindings(ref).names.items():
        for binding in found:
            if binding.kind == "define":
                marks = engine.marks(Ref(ref.module, binding.scope))
                yield from (
                    (name, mark.value) for mark in marks if mark.name == "hooks" and mark.text("by") == "override"
                )


def _checks_assignments(engine: Engine, frame: Frame, call: Call) -> bool:
    """Tell whether the settings of a class say that assigning to a field checks it."""
    return any(
        mark.value == _ASSIGN and _says(call.keywords, mark.text("parameter"), value=True)
        for callee in engine.infer(frame, call.func).items
        for mark in hook_marks(engine, callee, "flag")
    )
