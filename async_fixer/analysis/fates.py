"""An expression in, what becomes of its value out: whether it is run, handed on, or only looked at."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from async_fixer.index import ir
from async_fixer.index.walk import child_expressions, expressions_of, header_expressions, walk_statements
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import ClassValue, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame, Value

Around: TypeAlias = "ir.Expr | ir.Stmt | None"

_MOST_DEEP: Final = 6
"""a value is followed through so many names and expressions"""
_UNWRAPPING: Final = frozenset({"__call__", "__func__", "__wrapped__"})
"""attributes of a function that run it, or are it"""
_PLAIN: Final = frozenset({"looks_up", "since", "synthetic", "until"})
"""marks that say nothing of what becomes of an argument"""
_LOOKING: Final = frozenset({"==", "!=", "is", "is not", "in", "not in", "not"})


class Fates:
    """What is around the expressions of one module."""

    def __init__(self, program: Program, key: str) -> None:
        self._program = program
        self._around: dict[int, ir.Expr | ir.Stmt] = {}
        self._where: dict[int, Ref] = {}
        self._reads: dict[str, list[ir.Name]] = defaultdict(list)
        self._attributes: list[ir.Attribute] = []
        self._calls: list[ir.Call] = []
        self._displays: list[ir.Display] = []
        for number, scope in enumerate(program.index(key).scopes):
            ref = Ref(key, number)
            for statement in walk_statements(scope.body):
                for expression in expressions_of(statement):
                    self._enter(ref, expression, statement)
            if number:
                for header in header_expressions(scope):
                    self._enter(Ref(key, scope.parent), header, None)

    def _enter(self, ref: Ref, expression: ir.Expr, statement: ir.Stmt | None) -> None:
        if statement is not None:
            self._around[id(expression)] = statement
        pending = [expression]
        while pending:
            part = pending.pop()
            self._where[id(part)] = ref
            match part:
                case ir.Name(id=name):
                    self._reads[name].append(part)
                case ir.Attribute():
                    self._attributes.append(part)
                case ir.Call():
                    self._calls.append(part)
                case ir.Display():
                    self._displays.append(part)
                case _:
                    pass
            for child in child_expressions(part):
                self._around[id(child)] = part
                pending.append(child)

    def around(self, expression: ir.Expr) -> Around:
        """Return the expression or statement that an expression stands in; None in a header."""
        return self._around.get(id(expression))

    def calls(self) -> Iterator[ir.Call]:
        """Yield every call of the module."""
        yield from self._calls

    def displays(self) -> Iterator[ir.Display]:
        """Yield every list, tuple, set and dict that the module spells out."""
        yield from self._displays

    def attributes(self, name: str) -> Iterator[ir.Attribute]:
        """Yield the places of the module that name an attribute."""
        yield from (part for part in self._attributes if part.attr == name)

    def reads(self, expression: ir.Expr, name: str) -> list[ir.Name]:
        """Return the other places where a name is read in the function around `expression`, or inside of it."""
        ref = self._where[id(expression)]
        return [part for part in self._reads[name] if self._is_in(self._where[id(part)], ref)]

    def _is_in(self, inner: Ref, outer: Ref) -> bool:
        scope = inner.scope
        while scope not in (outer.scope, -1):
            scope = self._program.scope(Ref(inner.module, scope)).parent
        return scope == outer.scope

    def is_target(self, expression: ir.Expr) -> bool:
        """Tell whether an expression is assigned to."""
        around = self.around(expression)
        return isinstance(around, ir.Assign) and any(target is expression for target in around.targets)

    def frame(self, expression: ir.Expr) -> Frame:
        """Return the frame in which an expression is evaluated when nothing is known of who calls it."""
        return self._program.frame(self._where[id(expression)])

    def is_written(self, expression: ir.Expr) -> bool:
        """Tell whether an expression is assigned to, or an item of what it holds."""
        around = self.around(expression)
        item = isinstance(around, ir.Subscript) and around.value is expression and self.is_target(around)
        return item or self.is_target(expression)

    def is_run(self, expression: ir.Expr, deep: int = _MOST_DEEP) -> bool:
        """Tell whether what an expression holds is called, and what that gives awaited, iterated or handed on."""
        match self.around(expression):
            case ir.Call(func=func) as call if func is expression:
                return self._is_taken(call)
            case ir.Assign(value=value, targets=targets) if value is expression and deep:
                names = [target for target in targets if isinstance(target, ir.Name)]
                return any(self.is_run(read, deep - 1) for name in names for read in self.reads(name, name.id))
            case ir.Conditional() | ir.Walrus() | ir.Operation() as around if deep:
                return self.is_run(around, deep - 1)
            case _:
                return False

    def is_awaited(self, expression: ir.Expr) -> bool:
        """Tell whether what an expression holds is called, and what that gives awaited right there."""
        call = self.around(expression)
        return isinstance(call, ir.Call) and call.func is expression and isinstance(self.around(call), ir.Await)

    def _is_taken(self, call: ir.Call) -> bool:
        match self.around(call):
            case ir.Await() | ir.Call() | ir.Starred():
                return True
            case ir.For(is_async=is_async) | ir.With(is_async=is_async):
                return is_async
            case ir.Comprehension(clauses=clauses):
                return any(clause.is_async for clause in clauses)
            case _:
                return False

    def is_looked_at(self, expression: ir.Expr, deep: int = _MOST_DEEP) -> bool:
        """Tell whether what an expression holds is neither called nor handed to anyone who may."""
        if deep == 0:
            return False
        around = self.around(expression)
        decide = _LOOKS.get(type(around))
        return decide is not None and decide(self, expression, around, deep)

    def is_compared(self, expression: ir.Expr) -> bool:
        """Tell whether the members of what an expression holds are only compared with others."""
        match self.around(expression):
            case ir.Operation(ops=ops):
                return _LOOKING.issuperset(ops)
            case ir.Assign(value=value, targets=(ir.Name() as name,)) if value is expression:
                return all(self.is_target(read) or self.is_compared(read) for read in self.reads(name, name.id))
            case ir.Display() | ir.Comprehension() as around:
                return self.is_compared(around)
            case _:
                return False

    def is_harmless(self, call: ir.Call) -> bool:
        """Tell whether a call is one of a library's function that does nothing with arguments that a mark tells of."""
        held = self._program.engine.infer(self.frame(call), call.func).items
        return bool(held) and all(self._is_plain(item) for item in held)

    def _is_plain(self, item: Value) -> bool:
        if not isinstance(item, FunctionValue | ClassValue | Instance):
            return False
        marks = callee_marks(self._program.engine, item)
        return self._program.index(item.ref.module).is_stub and all(map(_says_nothing, marks))


def _says_nothing(mark: Mark) -> bool:
    """Tell whether a mark says nothing of what becomes of an argument, or only that a method of it is called."""
    return mark.name in _PLAIN or (mark.name == "calls" and "." in mark.value)


def _always(*_: object) -> bool:
    return True


def _walrus(fates: Fates, _: ir.Expr, around: ir.Walrus, deep: int) -> bool:
    reads = fates.reads(around, around.name)
    return fates.is_looked_at(around, deep - 1) and all(fates.is_looked_at(read, deep - 1) for read in reads)


def _attribute(_: Fates, __: ir.Expr, around: ir.Attribute, ___: int) -> bool:
    return around.attr not in _UNWRAPPING


def _operation(fates: Fates, _: ir.Expr, around: ir.Operation, deep: int) -> bool:
    return _LOOKING.issuperset(around.ops) or fates.is_looked_at(around, deep - 1)


def _subscript(_: Fates, expression: ir.Expr, around: ir.Subscript, __: int) -> bool:
    return around.index is expression


def _conditional(fates: Fates, expression: ir.Expr, around: ir.Conditional, deep: int) -> bool:
    return around.test is expression or fates.is_looked_at(around, deep - 1)


def _assignment(fates: Fates, expression: ir.Expr, around: ir.Assign, deep: int) -> bool:
    names = [target for target in around.targets if isinstance(target, ir.Name)]
    if around.value is not expression or len(names) < len(around.targets):
        return False
    reads = [read for name in names for read in fates.reads(name, name.id) if not fates.is_target(read)]
    return all(fates.is_looked_at(read, deep - 1) for read in reads)


def _comprehension(fates: Fates, expression: ir.Expr, around: ir.Comprehension, _: int) -> bool:
    is_key = around.kind == "dict" and around.elements[0] is expression
    is_condition = any(expression is part for clause in around.clauses for part in clause.conditions)
    return is_key or is_condition or (_is_one_of(expression, around.elements) and fates.is_compared(around))


def _display(fates: Fates, expression: ir.Expr, around: ir.Display, _: int) -> bool:
    return _is_one_of(expression, around.keys) or fates.is_compared(around)


def _is_one_of(expression: ir.Expr, others: tuple[ir.Expr | None, ...]) -> bool:
    return any(expression is other for other in others)


def _call(fates: Fates, expression: ir.Expr, around: ir.Call, _: int) -> bool:
    return around.func is not expression and fates.is_harmless(around)


_LOOKS: Final[dict[type, Callable[[Fates, ir.Expr, Any, int], bool]]] = {
    ir.Assert: _always,
    ir.Assign: _assignment,
    ir.Attribute: _attribute,
    ir.Call: _call,
    ir.Comprehension: _comprehension,
    ir.Conditional: _conditional,
    ir.Delete: _always,
    ir.Display: _display,
    ir.Expression: _always,
    ir.Format: _always,
    ir.If: _always,
    ir.Operation: _operation,
    ir.Subscript: _subscript,
    ir.Walrus: _walrus,
    ir.While: _always,
}
"""What becomes of a value by what stands around it: whether it is only looked at; anywhere else it may go anywhere."""
