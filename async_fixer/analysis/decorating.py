"""A definition in, what its decorators register out; a decorator that is called by hand likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.registrars import registering_by
from async_fixer.analysis.registration import Registered, Registration
from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.call_sites import last_name
from async_fixer.program.decorators import callee_marks, decorate
from async_fixer.program.functions import enter
from async_fixer.program.names import enclosing_frame
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Ref, Value, Values, join, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.search import Search

_MOST_DEEP: Final = 3
"""a function may return what another one returns that a registering function returned, so many times"""


def find_decorated(search: Search, outer: Frame, ref: Ref) -> Iterator[Registered]:
    """Yield what the decorators of a function register that `outer` defines: it, as those below have left it."""
    for decorator, values in decorated_stages(search, outer, ref):
        registrations = tuple(find_registering(search, outer, decorator))
        if registrations and search.program.scope(outer.ref).parameters:
            search.note(outer)  # what the function runs may be an argument
        for registration in registrations:
            yield from (Registered(value, registration) for value in values.items)


def decorated_stages(search: Search, outer: Frame, ref: Ref) -> Iterator[tuple[ir.Expr, Values]]:
    """Yield the decorators of a definition, the lowest first, each with the values that it gets."""
    values = one(_defined(search, outer, ref))
    for decorator in reversed(search.program.scope(ref).decorators):
        yield decorator, values
        values = join([decorate(search.engine, outer, decorator, item) for item in values.items])


def _defined(search: Search, outer: Frame, ref: Ref) -> Value:
    if search.program.scope(ref).kind == "class":
        return ClassValue(ref)
    return FunctionValue(ref, search.program.frame(ref).receiver, enclosing_frame(search.engine, outer))


def find_registering(
    search: Search, outer: Frame, decorator: ir.Expr, deep: int = _MOST_DEEP
) -> Iterator[Registration]:
    """Yield how a decorator registers: a library's maker of it is marked, or what the project's returns is such one."""
    head = decorator.func if isinstance(decorator, ir.Call) else decorator
    held = search.engine.infer(outer, head)
    if last_name(head) in search.registrars.makers:
        search.check_callee(outer, head, held)
    for callee in held.items:
        for mark in callee_marks(search.engine, callee):
            if registering_by(mark) == "decorator":
                yield Registration(outer, mark, decorator, callee)
        if deep and isinstance(decorator, ir.Call) and isinstance(callee, FunctionValue):
            yield from _returned(search, outer, decorator, callee, deep - 1)


def _returned(
    search: Search, outer: Frame, call: ir.Call, function: FunctionValue, deep: int
) -> Iterator[Registration]:
    """Yield how what a function of the project returns registers: `def api(path): return app.get(path)`."""
    if search.program.modules[function.ref.module].is_stub or not search.speaks(function.ref.module):
        return
    frame = enter(search.engine, search.engine.passed(outer, call), function)
    for statement in walk_statements(search.program.scope(function.ref).body):
        if isinstance(statement, ir.Return) and isinstance(statement.value, ir.Call):
            yield from find_registering(search, frame, statement.value, deep)


def find_by_hand(search: Search, frame: Frame, call: ir.Call) -> Iterator[Registered]:
    """Yield what `router.get("/x")(f)` registers: a decorator that is called."""
    maker = call.func
    if not isinstance(maker, ir.Call) or not call.args:
        return
    registrations = tuple(find_registering(search, frame, maker))
    if registrations:
        held = search.engine.infer(frame, call.args[0])
        search.check(frame, held)
        named = (frame.ref.module, call.args[0].span)
        for registration in registrations:
            yield from (Registered(value, registration, named) for value in held.items)
