"""An expression in, whose object it denotes out: made here, a parameter's, a global, an enclosing function's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from async_fixer.analysis.facts import LOCAL, PARAMETER, global_root
from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.decorators import decorator_marks
from async_fixer.program.functions import enter
from async_fixer.program.member import find_member
from async_fixer.program.names import find_definition
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, ModuleValue, Ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Ancestor, Definition, Value

_DEEPEST: Final = 8


def find_root(engine: Engine, frame: Frame, expression: ir.Expr) -> str:
    """Return the root of what `expression` denotes, as `Fact.root` spells it; LOCAL for what was made here."""
    return _Finder(engine, _DEEPEST).find(frame, expression)


class _Finder:
    """Follows an expression to where its object comes from, through so many names and calls at the most."""

    def __init__(self, engine: Engine, depth: int) -> None:
        self.engine = engine
        self.depth = depth

    def find(self, frame: Frame, expression: ir.Expr) -> str:
        """Return the root of an expression."""
        follow = _FOLLOW.get(type(expression))
        if follow is None:
            return LOCAL
        key = (id(expression), self.depth, frame)
        if key not in self.engine.roots:
            self.engine.roots[key] = LOCAL
            self.engine.roots[key] = follow(self, frame, expression)
        return self.engine.roots[key]

    def first(self, frame: Frame, expressions: tuple[ir.Expr, ...]) -> str:
        """Return the first root that is not LOCAL."""
        return next((root for part in expressions if (root := self.find(frame, part))), LOCAL)

    def name(self, frame: Frame, expression: ir.Name) -> str:
        """Return the root of a name: by the scope that binds it."""
        name = expression.id
        bindings = self.engine.bindings(frame.ref)
        if frame.ref.scope == 0 or name in bindings.global_names:
            return self._global(frame, expression) or global_root(frame.ref.module, name)
        found = bindings.names.get(name, ())
        if found and name not in bindings.nonlocal_names:
            return self._local(frame, expression, found)
        if frame.closure is not None and self._is_bound_outside(frame.closure, name):
            inline = self.engine.scope(frame.ref).kind == "comprehension"
            return self.name(frame.closure, expression) if inline else f"closure {name}"
        return self._global(frame, expression)

    def attribute(self, frame: Frame, expression: ir.Attribute) -> str:
        """Return the root of an attribute: that of its object; what a module holds is global."""
        held = self.engine.infer(frame, expression.value).items
        shared = (root for item in held if (root := self._shared_root(item, expression.attr)))
        return next(shared, LOCAL) or self.find(frame, expression.value)

    def _shared_root(self, item: Value, name: str) -> str:
        """Return the root of an attribute that belongs to all: a module's, a class's that its objects do not have."""
        if isinstance(item, ModuleValue):
            definition = self.engine.follow(item.module, name)
            return self._defined_root(definition) if definition else global_root(item.module, name)
        if not isinstance(item, Instance):
            return LOCAL
        ancestors = self.engine.lineage(item.ref, item.arguments).ancestors
        member = find_member(self.engine, ancestors, name)
        if member is None or any(name in self.engine.assigned_attributes(owner.ref) for owner in ancestors):
            return LOCAL
        if member.binding.kind == "define":
            marks = self.engine.marks(Ref(member.owner.ref.module, member.binding.scope))
            return global_root("", name) if any(mark.name == "shared" for mark in marks) else LOCAL
        is_field = member.binding.annotation is not None and self._has_fields(member.owner.ref, ancestors)
        is_object = isinstance(member.binding.value, ir.Display | ir.Call)
        return self._class_root(member.owner.ref) if is_object and not is_field else LOCAL

    def _class_root(self, cls: Ref) -> str:
        """Return the root of what a class holds for all its objects."""
        return global_root(cls.module, self.engine.scope(cls).name)

    def _has_fields(self, cls: Ref, ancestors: tuple[Ancestor, ...]) -> bool:
        """Tell whether a decorator or a library's base class may give each object its own annotated attributes."""
        return bool(self.engine.scope(cls).decorators) or any(
            self.engine.module(ancestor.ref.module).is_stub for ancestor in ancestors
        )

    def inner(self, frame: Frame, expression: ir.Subscript | ir.Starred | ir.Await | ir.Walrus) -> str:
        """Return the root of what is taken out of something: that of the whole."""
        return self.find(frame, expression.value)

    def conditional(self, frame: Frame, expression: ir.Conditional) -> str:
        """Return the root of either alternative."""
        return self.first(frame, (expression.body, expression.orelse))

    def operation(self, frame: Frame, expression: ir.Operation) -> str:
        """Return the root of `a or b`; arithmetic makes something new."""
        return self.first(frame, expression.operands) if expression.ops[0] in ("and", "or") else LOCAL

    def call(self, frame: Frame, expression: ir.Call) -> str:
        """Return the root of what a call gives: of what a project function returns, of the container it takes from."""
        if self.depth <= 0:
            return LOCAL
        deeper = _Finder(self.engine, self.depth - 1)
        for value in self.engine.infer(frame, expression.func).items:
            if isinstance(value, ClassValue) and self.engine.dotted(value.ref) == "builtins.type":
                return global_root("", "type")
            if isinstance(value, FunctionValue) and (root := deeper.result(frame, expression, value)):
                return root
            if isinstance(value, ClassValue) and (root := deeper.kept(value)):
                return root
        return LOCAL

    def result(self, frame: Frame, call: ir.Call, value: FunctionValue) -> str:
        """Return the root of what one function gives when it is called."""
        if _is_memoized(self.engine, value.ref):
            return global_root(value.ref.module, self.engine.scope(value.ref).qualname)
        if self.engine.module(value.ref.module).is_stub:
            taken = value.ref.module == self.engine.builtins() and isinstance(call.func, ir.Attribute)
            return self.inner_of_method(frame, call) if taken else LOCAL
        inner = enter(self.engine, self.engine.passed(frame, call), value)
        root = self.first(inner, returned_by(self.engine, inner.ref))
        return self._given(frame, call, inner, root.removeprefix(PARAMETER)) if root.startswith(PARAMETER) else root

    def kept(self, cls: ClassValue) -> str:
        """Return the root of what a class keeps to give it to all who call it: by a `__new__` of its own."""
        member = find_member(self.engine, self.engine.lineage(cls.ref, cls.arguments).ancestors, "__new__")
        if member is None or member.binding.kind != "define" or self.engine.module(member.owner.ref.module).is_stub:
            return LOCAL
        made = Frame(Ref(member.owner.ref.module, member.binding.scope), cls)
        return self.first(made, returned_by(self.engine, made.ref))

    def inner_of_method(self, frame: Frame, call: ir.Call) -> str:
        """Return the root of the object that a method is called on."""
        return self.find(frame, call.func.value) if isinstance(call.func, ir.Attribute) else LOCAL

    def _given(self, frame: Frame, call: ir.Call, inner: Frame, parameter: str) -> str:
        """Return the root of the argument that a call gives to a parameter, or of the method's object."""
        scope = self.engine.scope(inner.ref)
        bound = inner.receiver is not None
        if bound and scope.parameters and scope.parameters[0].name == parameter:
            return self.inner_of_method(frame, call)
        given = match_arguments(call, free_parameters(scope, bound=bound)).by_name.get(parameter)
        return LOCAL if given is None else self.find(frame, given)

    def _is_bound_outside(self, closure: Frame | None, name: str) -> bool:
        while closure is not None and closure.ref.scope:
            if name in self.engine.bindings(closure.ref).names:
                return True
            closure = closure.closure
        return False

    def _global(self, frame: Frame, expression: ir.Name) -> str:
        """Return the root of a name of the module, a class as much as any; a built-in name is nobody's."""
        definition = find_definition(self.engine, frame, expression)
        if definition is None:
            return global_root(frame.ref.module, expression.id)
        return LOCAL if definition.module == self.engine.builtins() else self._defined_root(definition)

    def _defined_root(self, definition: Definition) -> str:
        """Return the root of what a module defines."""
        return global_root(definition.module, definition.name)

    def _local(self, frame: Frame, expression: ir.Name, found: tuple[Binding, ...]) -> str:
        for binding in found:
            if binding.parameter is not None:
                return self._parameter(frame, binding.parameter.name)
            if binding.imported is not None:
                return self._global(frame, expression)
        if self.depth <= 0:
            return LOCAL
        aliases = tuple(binding.value for binding in found if binding.value is not None and binding.kind in _ALIASING)
        return _Finder(self.engine, self.depth - 1).first(frame, aliases)

    def _parameter(self, frame: Frame, name: str) -> str:
        parameters = self.engine.scope(frame.ref).parameters
        if isinstance(frame.receiver, ClassValue) and parameters and parameters[0].name == name:
            return self._class_root(frame.receiver.ref)
        return PARAMETER + name


def _is_memoized(engine: Engine, ref: Ref) -> bool:
    """Tell whether a decorator keeps what a function returns, to give it to all who call it."""
    outer = engine.outer(engine.plain_frame(ref))
    marks = (mark for part in engine.scope(ref).decorators for mark in decorator_marks(engine, outer, part))
    return any(mark.name == "memoizes" for mark in marks)


def returned_by(engine: Engine, ref: Ref) -> tuple[ir.Expr, ...]:
    """Return what the statements of a function return."""
    statements = walk_statements(engine.scope(ref).body)
    return tuple(part.value for part in statements if isinstance(part, ir.Return) and part.value is not None)


_ALIASING: Final = frozenset({"assign", "loop"})
_FOLLOW: Final[dict[type, Callable[[_Finder, Frame, Any], str]]] = {
    ir.Attribute: _Finder.attribute,
    ir.Await: _Finder.inner,
    ir.Call: _Finder.call,
    ir.Conditional: _Finder.conditional,
    ir.Name: _Finder.name,
    ir.Operation: _Finder.operation,
    ir.Starred: _Finder.inner,
    ir.Subscript: _Finder.inner,
    ir.Walrus: _Finder.inner,
}
