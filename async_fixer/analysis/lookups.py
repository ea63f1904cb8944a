"""A look-up by a name that is made at run time in, whether it may find a function out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.analysis.owning import is_method, may_own, parent_of
from async_fixer.analysis.use_sites import NAMESPACE
from async_fixer.index import ir
from async_fixer.index.walk import walk_expression
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import marked_argument
from async_fixer.program.values import ClassValue, Instance, ModuleValue, Ref, Values, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.fates import Fates
    from async_fixer.analysis.use_sites import Site
    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame, Value

_MARKS: Final = frozenset({"looks_up", "accessor"})


class _Lookup(Struct, frozen=True):
    """What is looked into, and the expression that the found member is the value of."""

    held: Values
    holder: ir.Expr | None
    found: ir.Expr
    is_namespace: bool
    """it gives all members by name: those of an object itself, not of its class"""


def find_lookup_names(program: Program) -> frozenset[str]:
    """Return the names of the functions and classes that look something up."""
    return frozenset(
        _called_name(program, Ref(key, number))
        for key in dict.fromkeys((program.engine.builtins(), *program.imported_stubs()))
        for number in range(len(program.index(key).scopes))
        if any(mark.name in _MARKS for mark in program.engine.marks(Ref(key, number)))
    )


def _called_name(program: Program, ref: Ref) -> str:
    """Return the name that a function is called by: of a constructor that of the class."""
    scope = program.scope(ref)
    return program.scope(parent_of(program, ref)).name if scope.name == "__init__" else scope.name


def may_find(program: Program, fates: Fates, site: Site, ref: Ref, *, is_spelled: bool) -> bool:
    """Tell whether a look-up may find the function; `is_spelled`: a text of the project is the function's name."""
    return any(_may_find(program, fates, lookup, ref, is_spelled) for lookup in _lookups(program, fates, site))


def _may_find(program: Program, fates: Fates, lookup: _Lookup, ref: Ref, is_spelled: bool) -> bool:  # noqa: FBT001
    if any(may_own(program, item, ref) for item in lookup.held.items if _has_members(item, lookup)):
        return True
    if lookup.held.items or lookup.held.complete or lookup.is_namespace or lookup.holder is None:
        return False
    return _may_find_in_unknown(program, fates, lookup, ref, is_spelled)


def _has_members(item: object, lookup: _Lookup) -> bool:
    return isinstance(item, ModuleValue | ClassValue) or not lookup.is_namespace


def _may_find_in_unknown(
    program: Program,
    fates: Fates,
    lookup: _Lookup,
    ref: Ref,
    is_spelled: bool,  # noqa: FBT001
) -> bool:
    """Tell whether a member of an object that is not known may be the function: what it gives is run as one."""
    if not fates.is_run(lookup.found):
        return False
    if lookup.holder is not None and is_found_module(program, fates.frame(lookup.found), lookup.holder):
        return parent_of(program, ref).scope == 0 and (is_spelled or _takes(program, ref, fates.around(lookup.found)))
    return is_spelled and is_method(program, ref)


def is_found_module(program: Program, frame: Frame, holder: ir.Expr) -> bool:
    """Tell whether an expression is a module that is looked up by name, or what a name stands for is."""
    if isinstance(holder, ir.Name):
        values = (binding.value for binding in program.engine.bindings(frame.ref).names.get(holder.id, ()))
        found = (value for value in values if value is not None and not isinstance(value, ir.Name))
        return any(is_found_module(program, frame, value) for value in found)
    return any(_finds_module(program, frame, part) for part in walk_expression(holder))


def _finds_module(program: Program, frame: Frame, part: ir.Expr) -> bool:
    match part:
        case ir.Call(func=func):
            held = program.engine.infer(frame, func).items
            return any(mark.name == "finds_module" for item in held for mark in callee_marks(program.engine, item))
        case ir.Subscript(value=ir.Attribute() as holder):
            held = program.engine.infer(frame, holder).items
            return any(isinstance(item, Instance) and program.has_mark(item, "finds_module") for item in held)
        case _:
            return False


def _takes(program: Program, ref: Ref, call: object) -> bool:
    """Tell whether a function takes the arguments of a call."""
    parameters = free_parameters(program.scope(ref), bound=False)
    if not isinstance(call, ir.Call):
        return True
    starred = any(isinstance(part, ir.Starred) for part in call.args) or any(not part.name for part in call.keywords)
    given = match_arguments(call, parameters).by_name
    needed = [part.name for part in parameters if part.default is None and part.kind not in ("star", "double_star")]
    return starred or (len(given) == len(call.args) + len(call.keywords) and given.keys() >= set(needed))


def _lookups(program: Program, fates: Fates, site: Site) -> Iterator[_Lookup]:
    frame = program.frame(site.ref)
    match site.expression:
        case ir.Attribute(value=holder, attr=attr) as part if attr == NAMESPACE:
            if not _is_plain_item(fates, part):
                yield _Lookup(program.engine.infer(frame, holder), holder, part, is_namespace=True)
        case ir.Call(func=func) as call:
            for item in program.engine.infer(frame, func).items:
                for mark in callee_marks(program.engine, item):
                    if mark.name in _MARKS:
                        yield from _marked(program, fates, call, item, mark)
        case _:
            return


def _marked(program: Program, fates: Fates, call: ir.Call, item: Value, mark: Mark) -> Iterator[_Lookup]:
    """Yield what a function looks up that a mark says so of."""
    frame = fates.frame(call)
    name = marked_argument(program.engine, call, item, mark.value if mark.name == "accessor" else mark.text("name"))
    if isinstance(name, ir.Literal):
        return
    if mark.name == "accessor":
        yield from _applied(program, fates, call, mark)
    elif not mark.value:
        if not _is_plain_item(fates, call):
            yield _Lookup(one(ModuleValue(frame.ref.module)), None, call, is_namespace=True)
    elif (holder := marked_argument(program.engine, call, item, mark.value)) is not None:
        is_namespace = not mark.text("name")
        if not (is_namespace and _is_plain_item(fates, call)):
            yield _Lookup(program.engine.infer(frame, holder), holder, call, is_namespace)


def _applied(program: Program, fates: Fates, call: ir.Call, mark: Mark) -> Iterator[_Lookup]:
    """Yield what `attrgetter(name)(x)` looks up; what calls the member at once is itself the member that is run."""
    match fates.around(call):
        case ir.Call(func=func, args=(holder, *_)) as outer if func is call:
            found = call if dict(mark.options).get("calls") else outer
            yield _Lookup(program.engine.infer(fates.frame(call), holder), holder, found, is_namespace=False)
        case _:
            return


def _is_plain_item(fates: Fates, part: ir.Expr) -> bool:
    """Tell whether only one item of what gives all members is taken, by a literal, or it is asked for one."""
    match fates.around(part):
        case ir.Subscript(value=value, index=ir.Literal()):
            return value is part
        case ir.Operation(ops=ops):
            return {"in", "not in"}.issuperset(ops)
        case _:
            return fates.is_written(part)
