"""A call or an assignment in, what it registers of what it is given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.contents import Item, find_contents
from async_fixer.analysis.forwarded import Made, find_forwarded, forwards
from async_fixer.analysis.overriding import find_put_in_place
from async_fixer.analysis.registrars import BY_ARGUMENT, registering_by
from async_fixer.analysis.registration import Registered, Registration
from async_fixer.index import ir
from async_fixer.program.call_sites import last_name
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import marked_argument, parameters_of
from async_fixer.program.member import find_member
from async_fixer.program.methods import find_methods
from async_fixer.program.passing import bind
from async_fixer.program.values import FunctionValue, Instance, Ref, Running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.search import Search
    from async_fixer.program.records import Passed
    from async_fixer.program.values import Frame, Value

_SET_ITEM = "__setitem__"


def find_given(search: Search, frame: Frame, call: ir.Call) -> Iterator[Registered]:
    """Yield what a call registers of its arguments."""
    names = search.program.spoken_as(frame.ref.module, last_name(call.func))
    if isinstance(call.func, ir.Call) or not search.registrars.may_take(names, call):
        return
    held = search.engine.infer(frame, call.func)
    search.check_callee(frame, call.func, held)
    for callee in held.items:
        yield from _taken(search, frame, call, callee)


def find_assigned(search: Search, frame: Frame, target: ir.Expr, value: ir.Expr) -> Iterator[Registered]:
    """Yield what `target = value` registers: it sets an item of a framework's mapping, an attribute of its object."""
    match target:
        case ir.Subscript(value=holder, index=index) if last_name(holder) in search.registrars.held.get(_SET_ITEM, ()):
            yield from _put_by(search, frame, holder, ir.Call(target.span, holder, (index, value), ()), "")
        case ir.Attribute(value=owner, attr=name) if name in search.registrars.setters:
            yield from _put_by(search, frame, owner, ir.Call(target.span, target, (value,), ()), name)
        case ir.Attribute():
            yield from find_put_in_place(search, frame, target, value)
        case _:
            return


def _put_by(search: Search, frame: Frame, owner: ir.Expr, call: ir.Call, setter: str) -> Iterator[Registered]:
    """Yield what the method registers that an assignment calls: `__setitem__`, or the setter of that name."""
    held = search.engine.infer(frame, owner)
    search.check_callee(frame, owner, held)
    for item in held.items:
        methods = _setters(search, item, setter) if setter else find_methods(search.engine, item, _SET_ITEM)
        for method in methods:
            yield from _taken(search, frame, call, method)


def _setters(search: Search, item: Value, name: str) -> tuple[FunctionValue, ...]:
    if not isinstance(item, Instance):
        return ()
    member = find_member(search.engine, search.engine.lineage(item.ref, item.arguments).ancestors, name, "setter")
    return () if member is None else (FunctionValue(Ref(member.owner.ref.module, member.binding.scope), item),)


def _taken(
    search: Search, frame: Frame, call: ir.Call, callee: Value, passed: Passed | None = None
) -> Iterator[Registered]:
    """Yield what a call of `callee` registers; `passed`: what it passes, where it is not written like that."""
    marks = [mark for mark in callee_marks(search.engine, callee) if registering_by(mark) in BY_ARGUMENT]
    for parameter in dict.fromkeys(mark.text("parameter") for mark in marks):
        later = None
        if forwards(search.engine, callee):
            made = Made(call, passed or search.engine.passed(frame, call))
            later = find_forwarded(search.engine, made, callee, parameter)
        for mark in (mark for mark in marks if mark.text("parameter") == parameter):
            registration = Registration(frame, mark, call, callee)
            for item in _items(search, registration, call, passed):
                named = (frame.ref.module, item.at.span)
                yield Registered(item.value, registration, named, later.passed if later else None)
        if later is not None:
            argument = marked_argument(search.engine, call, callee, parameter)
            for value in () if argument is None else search.engine.infer(frame, argument).items:
                yield from _taken(search, frame, later.call, value, later.passed)


def _items(search: Search, registration: Registration, call: ir.Call, passed: Passed | None) -> Iterator[Item]:
    """Yield what a call gives to the parameter that a mark names."""
    frame, mark, callee = registration.frame, registration.mark, registration.callee
    argument = marked_argument(search.engine, call, callee, mark.text("parameter"))
    if argument is None:
        yield from _hidden(search, registration, call, passed)
        return
    held = search.engine.infer(frame, argument)
    if registering_by(mark) == "parameter":
        search.check(frame, held)
        yield from (Item(value, _named(argument, value)) for value in held.items)
        return
    items = tuple(find_contents(search.program, frame, argument, is_mapping=registering_by(mark) == "mapping"))
    if not items:
        search.check(frame, held)
    yield from items


def _named(argument: ir.Expr, value: Value) -> ir.Expr:
    """Return the expression that names what is given: of `stream()` the function."""
    return argument.func if isinstance(argument, ir.Call) and isinstance(value, Running) else argument


def _hidden(search: Search, registration: Registration, call: ir.Call, passed: Passed | None) -> Iterator[Item]:
    """Yield what a star gives to the parameter that a mark names."""
    has_star = any(isinstance(part, ir.Starred) for part in call.args) or any(not part.name for part in call.keywords)
    if passed is None and has_star:
        passed = search.engine.passed(registration.frame, call)
    if passed is None or registering_by(registration.mark) != "parameter":
        return
    for parameter, held in bind(search.engine, passed, parameters_of(search.engine, registration.callee)):
        if parameter.name == registration.mark.text("parameter"):
            search.check(registration.frame, held)
            yield from (Item(value, call) for value in held.items)
