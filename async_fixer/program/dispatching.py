"""A function that leaves the work to variants for classes in, these and the ones that an argument chooses out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.arguments import free_parameters
from async_fixer.program.values import NOTHING, ClassValue, FunctionValue, Instance, Ref, TupleValue, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.records import CallSite
    from async_fixer.program.values import Frame, Value

_WITH_FUNCTION: Final = 2
"""`name.register(cls, function)`"""


class Variant(Struct, frozen=True):
    """A function that is registered on the name of another one, and the objects that it is for."""

    function: FunctionValue
    serves: Values


def find_variants(engine: Engine, function: FunctionValue, method: str) -> tuple[Variant, ...]:
    """Return what is registered on the name of a function: `@name.method`, `name.method(cls, function)`."""
    return tuple(
        variant
        for site in engine.call_sites(method)
        if (owner := _owner(site)) is not None and _means(engine, site, owner, function.ref)
        for variant in _variants_at(engine, site, function)
    )


def _owner(site: CallSite) -> Expr | None:
    head = site.expression.func if isinstance(site.expression, ir.Call) else site.expression
    return head.value if isinstance(head, ir.Attribute) else None


def _means(engine: Engine, site: CallSite, owner: Expr, function: Ref) -> bool:
    """Tell whether a name at a site is that of a function beside it, or leads to it through imports."""
    scope = engine.scope(function)
    beside = site.ref == Ref(function.module, scope.parent) and isinstance(owner, ir.Name) and owner.id == scope.name
    return beside or engine.origin(engine.plain_frame(site.ref), owner) == engine.dotted(function)


def _variants_at(engine: Engine, site: CallSite, function: FunctionValue) -> Iterator[Variant]:
    frame = engine.plain_frame(site.ref)
    given = site.expression.args if isinstance(site.expression, ir.Call) else ()
    if site.defined >= 0:
        found = replace(function, ref=Ref(site.ref.module, site.defined))
        yield Variant(found, _named(engine, frame, given[0]) if given else _annotated(engine, frame, found))
    elif len(given) == _WITH_FUNCTION:
        held = engine.infer(frame, given[1]).items
        yield from (Variant(item, _named(engine, frame, given[0])) for item in held if isinstance(item, FunctionValue))


def _named(engine: Engine, frame: Frame, expression: Expr) -> Values:
    """Return the objects of the classes that an expression names."""
    said = engine.annotation(frame, expression)
    return said if said.items else replace(NOTHING, complete=engine.infer(frame, expression) == NOTHING)


def _annotated(engine: Engine, frame: Frame, function: FunctionValue) -> Values:
    """Return the objects that the annotation of a variant's argument names."""
    in_class = engine.scope(frame.ref).kind == "class" and function.wrapped != "static"
    first = free_parameters(engine.scope(function.ref), bound=in_class)[:1]
    annotations = [parameter.annotation for parameter in first if parameter.annotation is not None]
    return engine.annotation(frame, annotations[0]) if annotations else Values()


def chosen(engine: Engine, function: FunctionValue, variants: tuple[Variant, ...], argument: Values) -> Values | None:
    """Return the functions that a call with an argument can run; None: the argument tells nothing."""
    if argument == NOTHING:
        return Values(tuple(_for_nothing(variants)) or (function,), complete=True)
    found: dict[Value, None] = {}
    for item in argument.items:
        ref = _class_of(engine, item)
        if ref is None:
            return None
        found.update(dict.fromkeys(_for_class(engine, ref, variants) or (function,)))
        if not _is_exact(engine, item):
            found.update(dict.fromkeys(_for_classes_below(engine, ref, variants)))
    return Values(tuple(found), argument.complete) if found else None


def _for_nothing(variants: tuple[Variant, ...]) -> Iterator[FunctionValue]:
    return (variant.function for variant in variants if variant.serves == NOTHING)


def _class_of(engine: Engine, item: Value) -> Ref | None:
    """Return the class of an object; None where it is not known, or any."""
    if isinstance(item, TupleValue):
        return next((cls.ref for cls in engine.builtin("tuple").items if isinstance(cls, ClassValue)), None)
    top = {cls.ref for cls in engine.builtin("object").items if isinstance(cls, ClassValue)}
    return item.ref if isinstance(item, Instance) and item.ref not in top else None


def _is_exact(engine: Engine, item: Value) -> bool:
    return isinstance(item, Instance) and (item.exact or engine.is_plain(item))


def _for_class(engine: Engine, ref: Ref, variants: tuple[Variant, ...]) -> tuple[FunctionValue, ...]:
    """Return the variant for the nearest class of an object; those of an unknown class may be meant as well."""
    unknown = tuple(variant.function for variant in variants if variant.serves == Values())
    for owner in engine.lineage(ref, ()).ancestors:
        found = tuple(variant.function for variant in variants if owner.ref in _classes(variant))
        if found:
            return found + unknown
    return unknown


def _for_classes_below(engine: Engine, ref: Ref, variants: tuple[Variant, ...]) -> Iterator[FunctionValue]:
    for variant in variants:
        above = {owner.ref for cls in _classes(variant) for owner in engine.lineage(cls, ()).ancestors}
        if ref in above:
            yield variant.function


def _classes(variant: Variant) -> frozenset[Ref]:
    return frozenset(item.ref for item in variant.serves.items if isinstance(item, Instance))
