"""A class and the name of a method in, the places out that may put something else into the method's place.

Class decorators, `__init_subclass__` and metaclasses get the class as it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.analysis.inside import expressions_inside, scopes_inside
from async_fixer.index import ir
from async_fixer.index.walk import walk_expression, walk_statements
from async_fixer.program.arguments import match_arguments
from async_fixer.program.injection import parameters_of
from async_fixer.program.members import metaclasses
from async_fixer.program.program import Program
from async_fixer.program.values import ClassValue, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.span import Span

_MOST_DEEP: Final = 4
"""a class is followed through so many functions"""
_COPYING: Final = frozenset({"copy", "items", "setdefault", "update", "values"})
"""methods of a namespace that change it, or lead to another one"""
_HOOKS: Final = (("__init_subclass__", 0),)
_META_HOOKS: Final = (("__init__", 0), ("__new__", 3))
"""methods that get a class as it is made, and the number of the parameter that holds it, or its members"""


class ClassChanges(Struct, frozen=True):
    """A program, and the name of a method that may be replaced."""

    program: Program
    method: str

    def find(self, cls: Ref) -> Iterator[tuple[str, Span]]:
        """Yield module and span of what may put something else into the method's place in a class, or below it."""
        for ref in (cls, *self.program.engine.all_subclasses(cls)):
            yield from self._by_decorators(ref)
        ancestors = self.program.engine.lineage(cls, ()).ancestors
        for ancestor in ancestors:
            yield from self._by_hooks(ancestor.ref, _HOOKS)
            yield from ((found.module, self._span(found)) for found in self._own(ancestor.ref, "__getattribute__"))
        for meta in metaclasses(self.program.engine, ancestors):
            for ancestor in self.program.engine.lineage(meta.ref, ()).ancestors:
                yield from self._by_hooks(ancestor.ref, _META_HOOKS)

    def _by_decorators(self, cls: Ref) -> Iterator[tuple[str, Span]]:
        outer = self.program.engine.outer(self.program.frame(cls))
        for decorator in self.program.scope(cls).decorators:
            head = decorator.func if isinstance(decorator, ir.Call) else decorator
            if self._is_library(outer_held := self.program.engine.infer(outer, head).items):
                continue
            held = self.program.engine.infer(outer, decorator).items if head is not decorator else outer_held
            functions = [item for item in held if isinstance(item, FunctionValue)]
            if not functions or len(functions) < len(held):
                yield cls.module, decorator.span
            for item in functions:
                parameters = parameters_of(self.program.engine, item)
                yield from self._of_function(item.ref, parameters[0].name if parameters else "", _MOST_DEEP)

    def _by_hooks(self, cls: Ref, hooks: tuple[tuple[str, int], ...]) -> Iterator[tuple[str, Span]]:
        for name, number in hooks:
            for found in self._own(cls, name):
                parameters = self.program.scope(found).parameters
                if len(parameters) > number:
                    yield from self._of_function(found, parameters[number].name, _MOST_DEEP)

    def _own(self, cls: Ref, name: str) -> Iterator[Ref]:
        """Yield the methods of a name that a class of the project defines itself."""
        if not self.program.index(cls.module).is_stub:
            for binding in self.program.engine.bindings(cls).names.get(name, ()):
                if binding.kind == "define":
                    yield Ref(cls.module, binding.scope)

    def _span(self, ref: Ref) -> Span:
        return self.program.scope(ref).name_span

    def _is_library(self, held: tuple[object, ...]) -> bool:
        known = [item for item in held if isinstance(item, FunctionValue | ClassValue | Instance)]
        return bool(known) and all(self.program.index(item.ref.module).is_stub for item in known)

    def _of_function(self, ref: Ref, name: str, deep: int) -> Iterator[tuple[str, Span]]:
        """Yield where a function may replace the method in the class, or among the members, that it gets as `name`."""
        names = frozenset({name, *self._made_of(ref, name)})
        for where, part in expressions_inside(self.program, ref):
            if isinstance(part, ir.Call):
                yield from self._of_call(where, part, names, deep)
        for inner in scopes_inside(self.program, ref):
            yield from ((inner.module, span) for span in self._of_scope(inner, names))

    def _made_of(self, ref: Ref, name: str) -> Iterator[str]:
        """Yield the variables that hold the class that a metaclass makes of its members."""
        for statement in walk_statements(self.program.scope(ref).body):
            match statement:
                case ir.Assign(targets=(ir.Name(id=made),), value=ir.Call(func=ir.Attribute(attr="__new__"))):
                    yield made
                case ir.Assign(targets=(ir.Name(id=made),), value=ir.Name(id=other)) if other == name:
                    yield made
                case _:
                    continue

    def _of_scope(self, ref: Ref, names: frozenset[str]) -> Iterator[Span]:
        """Yield the assignments that replace the method."""
        for statement in walk_statements(self.program.scope(ref).body):
            if isinstance(statement, ir.Assign) and not isinstance(statement.value, ir.Literal):
                yield from (target.span for target in statement.targets if self._is_replaced(target, names))

    def _is_replaced(self, target: ir.Expr, names: frozenset[str]) -> bool:
        match target:
            case ir.Attribute(value=holder, attr=attr):
                return attr == self.method and _is_named(holder, names)
            case ir.Subscript(value=holder, index=key):
                return self._is_key(key) and _is_named(holder, names)
            case _:
                return False

    def _is_key(self, key: ir.Expr) -> bool:
        return not isinstance(key, ir.Literal) or key.value == self.method

    def _of_call(self, where: Ref, call: ir.Call, names: frozenset[str], deep: int) -> Iterator[tuple[str, Span]]:
        match call:
            case ir.Call(func=ir.Attribute(value=holder, attr=attr)) if attr in _COPYING and _is_named(holder, names):
                yield where.module, call.span
            case ir.Call(func=ir.Name(id="setattr"), args=(holder, key, value)):
                if _is_named(holder, names) and self._is_key(key) and not isinstance(value, ir.Literal):
                    yield where.module, call.span
            case ir.Call(args=args) if any(_is_displayed(argument, names) for argument in args):
                yield where.module, call.span
            case ir.Call(func=func) if not _is_of_super(func):
                yield from self._given(where, call, names, deep)
            case _:
                return

    def _given(self, where: Ref, call: ir.Call, names: frozenset[str], deep: int) -> Iterator[tuple[str, Span]]:
        """Yield what a function does to the class that it is given; what is not known may do anything."""
        given = [part for part in (*call.args, *(item.value for item in call.keywords)) if _is_named(part, names)]
        held = self.program.engine.infer(self.program.frame(where), call.func).items if given else ()
        if not given or self._is_library(held):
            return
        functions = [item for item in held if isinstance(item, FunctionValue)]
        if not functions or not deep:
            yield where.module, call.span
        for item in functions:
            matched = match_arguments(call, parameters_of(self.program.engine, item)).by_name
            for name in (name for name, argument in matched.items() if argument in given):
                yield from self._of_function(item.ref, name, deep - 1)


def _is_named(expression: ir.Expr, names: frozenset[str]) -> bool:
    return isinstance(expression, ir.Name) and expression.id in names


def _is_displayed(expression: ir.Expr, names: frozenset[str]) -> bool:
    """Tell whether an argument is a tuple of bases, or a dict of members, made of the class or of its members."""
    if not isinstance(expression, ir.Display):
        return False
    return any(_is_named(part, names) for part in walk_expression(expression))


def _is_of_super(func: ir.Expr) -> bool:
    return isinstance(func, ir.Attribute) and (func.attr == "__new__" or isinstance(func.value, ir.Call))
