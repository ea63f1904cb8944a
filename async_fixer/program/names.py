"""A name and the frame that reads it in, what it holds out: scopes, imports, re-exports, aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.bindings import Binding
from async_fixer.program.constants import of_named_place
from async_fixer.program.reaching import at_run_time, reaching
from async_fixer.program.unpacking import unpack
from async_fixer.program.values import (
    NOTHING,
    UNKNOWN,
    ClassValue,
    Definition,
    Frame,
    Instance,
    ModuleValue,
    PackageValue,
    Ref,
    TupleValue,
    Values,
    join,
    one,
)
from async_fixer.span import span_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine


def enclosing_frame(engine: Engine, frame: Frame) -> Frame | None:
    """Return the closure of what is defined in `frame`: the frame itself where it is a function's."""
    kind = engine.scope(frame.ref).kind
    return {"module": None, "class": frame.closure}.get(kind, frame)


def module_frame(key: str) -> Frame:
    """Return the frame of a module."""
    return Frame(Ref(key, 0))


def look_up(engine: Engine, frame: Frame, name: str, use: int | None) -> Values:
    """Return what `name` holds where `frame` reads it, at offset `use` or at any time."""
    bindings = engine.bindings(frame.ref)
    if name in bindings.names and name not in bindings.global_names and name not in bindings.nonlocal_names:
        found = bindings.names[name]
        seen = (
            list(found)
            if use is None or (frame.ref.scope == 0 and use < 0)
            else reaching(found, use, bindings.renewals.get(name, ()))
        )
        inner = [
            bound_values(engine, Frame(Ref(frame.ref.module, scope), None, frame), binding)
            for scope, binding in engine.nonlocal_writes(frame.ref, name)
        ]
        held = join([*at_run_time([(binding, bound_values(engine, frame, binding)) for binding in seen]), *inner])
        return engine.fill_name(frame, name, held)
    if frame.ref.scope == 0 or name in bindings.global_names:
        return module_name(engine, frame.ref.module, name)
    if frame.closure is None:
        return module_name(engine, frame.ref.module, name)
    return look_up(engine, frame.closure, name, None)


def module_name(engine: Engine, key: str, name: str) -> Values:
    """Return what a name means in the global scope of a module, built-in names included."""
    found = module_member(engine, key, name)
    return engine.builtin(name) if found is None else found


def module_member(engine: Engine, key: str, name: str) -> Values | None:
    """Return what `module.name` holds; None where the module has no such name."""
    return engine.member(key, name)


def read_member(engine: Engine, key: str, name: str) -> Values | None:
    """Return the same, worked out anew."""
    bindings = engine.bindings(Ref(key, 0))
    own = bindings.names.get(name, ())
    last = _at_the_end(engine, key, name, own)
    parts = at_run_time([(binding, bound_values(engine, module_frame(key), binding)) for binding in last])
    parts += [
        bound_values(engine, Frame(Ref(key, scope)), binding) for scope, binding in engine.global_writes(key, name)
    ]
    if parts:
        return engine.fill_name(module_frame(key), name, of_named_place(join(parts)))
    for star in bindings.stars:
        target = import_target(engine, key, star)
        found = None if target is None or target == key else module_member(engine, target, name)
        if found is not None and found.items:
            return found
    submodule = engine.submodule(key, name)
    return None if submodule is None else one(ModuleValue(submodule))


def import_target(engine: Engine, key: str, statement: ir.Import) -> str | None:
    """Return the key of the module that a `from` import reads."""
    return engine.find_relative(key, statement.module, statement.level)


def _at_the_end(engine: Engine, key: str, name: str, found: tuple[Binding, ...]) -> list[Binding]:
    """Return the bindings of a module's name that hold when it is loaded; of a stub all, overloads as they are."""
    if not found or engine.module(key).is_stub:
        return list(found)
    renewals = engine.bindings(Ref(key, 0)).renewals.get(name, ())
    return reaching(found, span_end(engine.scope(Ref(key, 0)).span), renewals)


def bound_values(engine: Engine, frame: Frame, binding: Binding) -> Values:
    """Return what one binding puts into its name."""
    return _READERS[binding.kind](engine, frame, binding)


def _parameter(engine: Engine, frame: Frame, binding: Binding) -> Values:
    return engine.parameter(frame, binding.parameter)


def _assigned(engine: Engine, frame: Frame, binding: Binding) -> Values:
    held = NOTHING if binding.value is None else unpack(engine, engine.infer(frame, binding.value), binding.path)
    if binding.annotation is None:
        return held
    said = engine.annotation(frame, binding.annotation)
    if binding.value is not None and held.complete and not held.present:
        said = replace(said, present=False)
    if not said.items:
        return replace(held, complete=False)
    return held if held.items and held.complete and not _is_same_class(held, said) else said


def _is_same_class(held: Values, said: Values) -> bool:
    """Tell whether an annotation says more of a value than the expression that makes it: what a container holds."""
    classes = {item.ref for item in said.items if isinstance(item, Instance)}
    return all(isinstance(item, Instance) and item.ref in classes and not item.fields for item in held.items)


def _iterated(engine: Engine, frame: Frame, binding: Binding) -> Values:
    if binding.value is None:
        return UNKNOWN
    return unpack(engine, engine.infer(frame, binding.value), binding.path)


def _entered(engine: Engine, frame: Frame, binding: Binding) -> Values:
    if binding.value is None:
        return UNKNOWN
    held = engine.infer(frame, binding.value)
    entered = join([engine.entered(value, is_async=binding.is_async) for value in held.items])
    return unpack(engine, entered, binding.path)


def _caught(engine: Engine, frame: Frame, binding: Binding) -> Values:
    if binding.value is None:
        return UNKNOWN
    held = engine.infer(frame, binding.value).items
    classes = [item for value in held for item in _members(value)]
    return Values(tuple(Instance(item.ref) for item in classes if isinstance(item, ClassValue)))


def _members(value: object) -> tuple[object, ...]:
    match value:
        case TupleValue(items=items):
            return tuple(item for values in items for item in values.items)
        case _:
            return (value,)


def _imported(engine: Engine, frame: Frame, binding: Binding) -> Values:
    statement, imported = binding.statement, binding.imported
    if statement is None or imported is None:
        return UNKNOWN
    key = frame.ref.module
    if not statement.is_from:
        return _whole_module(engine, key, imported)
    target = import_target(engine, key, statement)
    if target is None:
        return _from_namespace(engine, key, statement, imported.name)
    if target == key:
        submodule = engine.submodule(key, imported.name)
        return UNKNOWN if submodule is None else one(ModuleValue(submodule))
    found = module_member(engine, target, imported.name)
    return UNKNOWN if found is None else found


def _from_namespace(engine: Engine, key: str, statement: ir.Import, name: str) -> Values:
    module = engine.find_relative(key, f"{statement.module}.{name}".lstrip("."), statement.level)
    return UNKNOWN if module is None else one(ModuleValue(module))


def _whole_module(engine: Engine, key: str, imported: ir.ImportedName) -> Values:
    head = imported.name if imported.alias != imported.name.partition(".")[0] else imported.alias
    module = engine.find_module(head, key)
    return one(PackageValue(head, key) if module is None else ModuleValue(module))


def _defined(engine: Engine, frame: Frame, binding: Binding) -> Values:
    return engine.defined(frame, binding.scope)


def _nothing(_engine: Engine, _frame: Frame, _binding: Binding) -> Values:
    return NOTHING


def _matched(engine: Engine, frame: Frame, binding: Binding) -> Values:
    """Return the object of a class pattern, or an attribute of it."""
    if binding.value is None:
        return UNKNOWN
    held = [item for value in engine.infer(frame, binding.value).items for item in _members(value)]
    found = [Instance(item.ref, item.arguments) for item in held if isinstance(item, ClassValue)]
    if binding.attribute:
        return join([engine.attribute(item, binding.attribute) for item in found])
    return Values(tuple(found))


_READERS: Final[dict[str, Callable[[Engine, Frame, Binding], Values]]] = {
    "assign": _assigned,
    "define": _defined,
    "delete": _nothing,
    "except": _caught,
    "import": _imported,
    "loop": _iterated,
    "match": _matched,
    "parameter": _parameter,
    "with": _entered,
}


def type_expression(engine: Engine, frame: Frame, binding: Binding) -> Expr | None:
    """Return the type expression that a name is bound to; in quotes, where the name is declared to be an alias."""
    match binding:
        case Binding(kind="assign", value=ir.Subscript() | ir.Operation() | ir.Name() | ir.Attribute()):
            return binding.value
        case Binding(kind="assign", value=ir.Literal(kind="str", value=str() as text), annotation=said) if said:
            declared = (engine.origin(frame, said) or "").rpartition(".")[2] == "TypeAlias"
            return engine.parse(text) if declared else None
        case _:
            return None


def find_definition(engine: Engine, frame: Frame, expression: Expr) -> Definition | None:
    """Return where a name or dotted name is defined, followed through imports and re-exports; None: not in a module."""
    match expression:
        case ir.Name(id=name):
            return _name_definition(engine, frame, name)
        case ir.Attribute(value=value, attr=attr):
            modules = [item.module for item in engine.infer(frame, value).items if isinstance(item, ModuleValue)]
            return engine.follow(modules[0], attr) if modules else None
        case _:
            return None


def _name_definition(engine: Engine, frame: Frame, name: str) -> Definition | None:
    scope: Frame | None = frame
    while scope is not None and scope.ref.scope != 0:
        bindings = engine.bindings(scope.ref)
        if name in bindings.names:
            return _imported_definition(engine, scope.ref.module, bindings.names[name][-1])
        scope = scope.closure
    return engine.follow(frame.ref.module, name) or engine.follow(engine.builtins(), name)


def find_in_module(engine: Engine, key: str, name: str) -> Definition | None:
    """Return where `name` of the module `key` is defined; None where the module has no such name."""
    bindings = engine.bindings(Ref(key, 0))
    found = bindings.names.get(name)
    if found:
        last = found[-1]
        return _imported_definition(engine, key, last) if last.kind == "import" else Definition(key, name)
    for star in bindings.stars:
        target = import_target(engine, key, star)
        definition = None if target is None or target == key else engine.follow(target, name)
        if definition is not None:
            return definition
    submodule = engine.submodule(key, name)
    return None if submodule is None else Definition(submodule, "")


def _imported_definition(engine: Engine, key: str, binding: Binding) -> Definition | None:
    statement, imported = binding.statement, binding.imported
    if statement is None or imported is None:
        return None
    if not statement.is_from:
        module = engine.find_module(imported.name, key)
        return None if module is None else Definition(module, "")
    target = import_target(engine, key, statement)
    return None if target is None or target == key else engine.follow(target, imported.name)
