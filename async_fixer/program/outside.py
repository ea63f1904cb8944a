"""Modules in, what is assigned to the attributes of objects from outside of their methods out: `app.state.db = ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.bindings import ELEMENT, Binding
from async_fixer.program.records import AttributeSite
from async_fixer.program.values import Ref
from async_fixer.span import span_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, ModuleIndex, Stmt


def find_attribute_sites(key: str, index: ModuleIndex) -> Iterator[tuple[str, AttributeSite]]:
    """Yield the assignments to attributes in a module, by attribute name; methods' own ones to `self` apart."""
    for number, scope in enumerate(index.scopes):
        if scope.kind not in ("module", "function"):
            continue
        own = _first_parameter(index, scope)
        for statement in walk_statements(scope.body):
            for target, binding in (*assigned_attributes(statement), *_set_by_name(statement)):
                if not (isinstance(target.value, ir.Name) and target.value.id == own):
                    yield target.attr, AttributeSite(Ref(key, number), target.value, binding)


def _set_by_name(statement: Stmt) -> Iterator[tuple[ir.Attribute, Binding]]:
    """Yield what `setattr(object, "name", value)` assigns."""
    match statement:
        case ir.Expression(
            value=ir.Call(func=ir.Name(id="setattr"), args=(held, ir.Literal(value=str() as name), value))
        ):
            at = span_end(statement.span)
            yield ir.Attribute(held.span, held, name), Binding("assign", at, statement.span, 0, value=value)
        case _:
            return


def _first_parameter(index: ModuleIndex, scope: ir.Scope) -> str:
    is_method = scope.parent >= 0 and index.scopes[scope.parent].kind == "class"
    return scope.parameters[0].name if is_method and scope.parameters else ""


def assigned_attributes(statement: Stmt) -> Iterator[tuple[ir.Attribute, Binding]]:
    """Yield the attributes that a statement assigns to, each with what it puts there."""
    match statement:
        case ir.Assign(targets=targets, value=value, annotation=annotation):
            made = Binding("assign", span_end(statement.span), statement.span, 0, value=value, annotation=annotation)
            for target in targets:
                yield from _attributes(target, made, ())
        case ir.With(items=items, is_async=is_async):
            for item in items:
                if item.target is not None:
                    at = span_end(item.span)
                    made = Binding("with", at, statement.span, 0, value=item.context, is_async=is_async)
                    yield from _attributes(item.target, made, ())
        case ir.For(target=target, iterable=iterable, is_async=is_async):
            at = span_end(iterable.span)
            made = Binding("loop", at, statement.span, 0, value=iterable, is_async=is_async)
            yield from _attributes(target, made, (ELEMENT,))
        case _:
            return


def _attributes(target: Expr, made: Binding, path: tuple[int, ...]) -> Iterator[tuple[ir.Attribute, Binding]]:
    match target:
        case ir.Attribute():
            yield target, _along(made, path)
        case ir.Display(items=items):
            for number, item in enumerate(items):
                yield from _attributes(item, made, (*path, number))
        case _:
            return


def _along(made: Binding, path: tuple[int, ...]) -> Binding:
    return Binding(
        made.kind,
        made.at,
        made.block,
        made.loop,
        value=made.value,
        annotation=made.annotation,
        path=path,
        is_async=made.is_async,
    )
