"""A program in, the functions that frameworks call out: what the marks `registers` and `injects` lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.analysis.labels import Registration, label_of
from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.index.walk import expressions_of, header_expressions, walk_expression, walk_statements
from async_fixer.model import EntryPoint, Span
from async_fixer.program.decorators import callee_marks, decorate
from async_fixer.program.injection import marked_argument
from async_fixer.program.targets import find_methods
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, Ref, Running, Value, Values, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program


class Entry(Struct, frozen=True):
    """An entry point and the frame in which the framework runs it."""

    point: EntryPoint
    frame: Frame
    registered: tuple[str, Span] | None = None
    """module and span of the name that is given away to register it; None: a decorator or an override does"""


def find_entry_points(program: Program) -> tuple[Entry, ...]:
    """Return every entry point of the project's modules, in order of file and registration."""
    registrars = find_registrars(program)
    return tuple(entry for key in program.modules.project for entry in _module_entries(program, key, registrars))


class Registrars(Struct, frozen=True):
    """What in the imported stubs makes a function an entry point."""

    names: frozenset[str]
    """of functions and classes that take the function as an argument"""
    makers: frozenset[str]
    """of functions that make decorators which register"""
    overridden: dict[str, tuple[Ref, ...]]
    """methods, by name, whose overrides are entry points"""


def find_registrars(program: Program) -> Registrars:
    """Return the marked names of every stub that the project's imports lead to."""
    names: set[str] = set()
    makers: set[str] = set()
    overridden: dict[str, tuple[Ref, ...]] = {}
    for key in program.imported_stubs():
        index = program.index(key)
        for number, scope in enumerate(index.scopes):
            for mark in program.engine.marks(Ref(key, number)):
                if mark.name == "injects" or (
                    mark.name == "registers" and mark.text("by") in ("parameter", "mapping", "items")
                ):
                    names.add(index.scopes[scope.parent].name if scope.name == "__init__" else scope.name)
                elif mark.name == "registers" and mark.text("by") == "override":
                    overridden[scope.name] = (*overridden.get(scope.name, ()), Ref(key, scope.parent))
                elif mark.name == "registers" and mark.text("by", "decorator") == "decorator":
                    makers.add(scope.name)
    return Registrars(frozenset(names), frozenset(makers), overridden)


def _module_entries(program: Program, key: str, registrars: Registrars) -> Iterator[Entry]:
    index = program.index(key)
    calls = bool((registrars.names | registrars.makers) & program.spoken(key))
    for number, scope in enumerate(index.scopes):
        ref = Ref(key, number)
        if scope.kind == "function":
            yield from _decorated(program, ref, scope)
            yield from _overriding(program, ref, scope, registrars)
        if calls and scope.kind in ("module", "class", "function", "lambda"):
            yield from _given_as_argument(program, ref, scope, registrars)


def _decorated(program: Program, ref: Ref, scope: ir.Scope) -> Iterator[Entry]:
    """Yield what the decorators of a function register: the function as the decorators below have left it."""
    if not scope.decorators:
        return
    outer = program.frame(Ref(ref.module, scope.parent))
    values = _undecorated(program, ref)
    for decorator in reversed(scope.decorators):
        for registration in _registering(program, outer, decorator):
            for value in values.items:
                yield from _entries(program, value, registration)
        values = _joined([decorate(program.engine, outer, decorator, item) for item in values.items])


def _joined(parts: list[Values]) -> Values:
    return Values(tuple(item for part in parts for item in part.items))


def _undecorated(program: Program, ref: Ref) -> Values:
    frame = program.frame(ref)
    return one(FunctionValue(ref, frame.receiver, frame.closure))


def _registering(program: Program, outer: Frame, decorator: ir.Expr) -> Iterator[Registration]:
    head = decorator.func if isinstance(decorator, ir.Call) else decorator
    for callee in program.engine.infer(outer, head).items:
        for mark in callee_marks(program.engine, callee):
            if mark.name == "registers" and mark.text("by", "decorator") == "decorator":
                yield Registration(outer, mark, decorator, callee)


def _overriding(program: Program, ref: Ref, scope: ir.Scope, registrars: Registrars) -> Iterator[Entry]:
    bases = registrars.overridden.get(scope.name, ())
    parent = Ref(ref.module, scope.parent)
    if not bases or program.scope(parent).kind != "class":
        return
    ancestors = {ancestor.ref for ancestor in program.engine.lineage(parent, ()).ancestors}
    for base in bases:
        if base in ancestors:
            for method in _overridden_methods(program, base, scope.name):
                for mark in program.engine.marks(method.ref):
                    if mark.name == "registers":
                        label = f"{program.scope(parent).name}.{scope.name}"
                        registration = Registration(program.frame(parent), mark, None, method)
                        yield _entry(program, program.frame(ref), registration, label)


def _overridden_methods(program: Program, base: Ref, name: str) -> tuple[FunctionValue, ...]:
    bindings = program.engine.bindings(base).names.get(name, ())
    return tuple(FunctionValue(Ref(base.module, binding.scope)) for binding in bindings if binding.kind == "define")


def _given_as_argument(program: Program, ref: Ref, scope: ir.Scope, registrars: Registrars) -> Iterator[Entry]:
    frame = program.frame(ref)
    for statement in walk_statements(scope.body):
        for expression in expressions_of(statement):
            yield from _calls_in(program, frame, expression, registrars)
    outer = program.engine.outer(frame) if ref.scope else frame
    for expression in header_expressions(scope):
        yield from _calls_in(program, outer, expression, registrars)


def _calls_in(program: Program, frame: Frame, expression: ir.Expr, registrars: Registrars) -> Iterator[Entry]:
    for part in walk_expression(expression):
        if isinstance(part, ir.Call):
            yield from _registered_by_hand(program, frame, part, registrars)
        if isinstance(part, ir.Call) and program.spoken_as(frame.ref.module, _last_name(part.func)) & registrars.names:
            for callee in program.engine.infer(frame, part.func).items:
                for mark in callee_marks(program.engine, callee):
                    if mark.name in ("registers", "injects") and mark.text("by", "parameter") != "decorator":
                        yield from _argument_entries(program, part, Registration(frame, mark, part, callee))


def _registered_by_hand(program: Program, frame: Frame, call: ir.Call, registrars: Registrars) -> Iterator[Entry]:
    """Yield what `router.get("/x")(f)` registers: a decorator that is called."""
    maker = call.func
    if not isinstance(maker, ir.Call) or not call.args or _last_name(maker.func) not in registrars.makers:
        return
    for registration in _registering(program, frame, maker):
        for value in program.engine.infer(frame, call.args[0]).items:
            for entry in _entries(program, value, registration):
                yield replace(entry, registered=(frame.ref.module, call.args[0].span))


def _last_name(func: ir.Expr) -> str:
    match func:
        case ir.Name(id=name) | ir.Attribute(attr=name):
            return name
        case _:
            return ""


def _argument_entries(program: Program, call: ir.Call, registration: Registration) -> Iterator[Entry]:
    mark, frame = registration.mark, registration.frame
    argument = marked_argument(program.engine, call, registration.callee, mark.text("parameter"))
    if argument is None:
        return
    for part in _parts(argument, mark.text("by")):
        for value in program.engine.infer(frame, part).items:
            named = part.func if isinstance(part, ir.Call) and isinstance(value, Running) else part
            for entry in _entries(program, value, registration):
                yield replace(entry, registered=(frame.ref.module, named.span))


def _parts(argument: ir.Expr, by: str) -> tuple[ir.Expr, ...]:
    if by in ("mapping", "items") and isinstance(argument, ir.Display):
        return argument.items
    return (argument,)


def _entries(program: Program, value: Value, registration: Registration) -> Iterator[Entry]:
    for target in _frames(program, value):
        if program.is_stub(target):
            continue  # the library's own
        label = label_of(program, registration) or program.scope(target.ref).name
        yield _entry(program, target, registration, label)


def _frames(program: Program, value: Value) -> Iterator[Frame]:
    match value:
        case FunctionValue(ref=ref, receiver=receiver, closure=closure):
            yield Frame(ref, receiver, closure)
        case Running(frame=frame):
            yield frame
        case Instance():
            for method in find_methods(program.engine, value, "__call__"):
                yield Frame(method.ref, method.receiver, method.closure)
        case _:
            return


def _entry(program: Program, frame: Frame, registration: Registration, label: str) -> Entry:
    index = program.index(frame.ref.module)
    kind = registration.mark.value
    point = EntryPoint(
        function=program.engine.dotted(frame.ref),
        kind=kind,
        label=label if kind == "route" or kind in label.lower() else f"{kind} {label}",
        sync=registration.mark.text("sync"),  # type: ignore[arg-type] # the stubs' tests check it
        framework=_framework(program, registration.callee),
        place=place_of(index, program.scope(frame.ref).span),
        once=bool(dict(registration.mark.options).get("once")),
    )
    return Entry(point, frame)


def _framework(program: Program, callee: Value) -> str:
    """Return the import name of the library whose stub the registration is marked in."""
    match callee:
        case FunctionValue(ref=ref) | ClassValue(ref=ref) | Instance(ref=ref):
            return program.index(ref.module).name.partition(".")[0]
        case _:
            return ""
