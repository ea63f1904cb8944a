"""One scope in, the places that bind its names out; and which of them reach a use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.ir import Expr, ImportedName, Parameter
from async_fixer.index.walk import expressions_of, leaves, type_checking_arm, walk_expression
from async_fixer.span import Span, make_span, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.index.ir import Clause, Scope, Stmt

ELEMENT = -1_000_000
"""step of an unpacking path: an item of an iterable, whichever"""


class Rest(NamedTuple):
    """Step of an unpacking path: what a starred target takes, all but so many items before and behind it."""

    before: int
    behind: int


BindingKind: TypeAlias = Literal["parameter", "assign", "loop", "with", "except", "import", "define", "delete", "match"]


class Binding(Struct, frozen=True):
    """A place that binds a name."""

    kind: BindingKind
    at: int
    """offset from which on it holds"""
    block: Span
    """the region in which, from `at` on, it has certainly happened"""
    loop: Span
    """the innermost loop around it, 0 for none"""
    value: Expr | None = None
    annotation: Expr | None = None
    path: tuple[int | Rest, ...] = ()
    """how to unpack `value`: item numbers, ELEMENT, what a star takes"""
    scope: int = -1
    """define: what it defines"""
    statement: ir.Import | None = None
    imported: ImportedName | None = None
    parameter: Parameter | None = None
    is_async: bool = False
    type_checking: bool = False
    """only type checkers see it: under `if TYPE_CHECKING`"""
    attribute: str = ""
    """match: the attribute of an object of the class `value`; "" for the object itself"""
    loops: tuple[Span, ...] = ()
    """all loops around it"""


class Renewal(Struct, frozen=True):
    """A statement all of whose branches bind a name: behind it, what was bound before is forgotten."""

    statement: Span
    block: Span


class Bindings(Struct, frozen=True):
    """All that one scope binds, and what it declares to belong to another one."""

    names: dict[str, tuple[Binding, ...]]
    global_names: frozenset[str]
    nonlocal_names: frozenset[str]
    stars: tuple[ir.Import, ...]
    """`from m import *`"""
    renewals: dict[str, tuple[Renewal, ...]] = {}


def find_bindings(scope: Scope, scopes: tuple[Scope, ...]) -> Bindings:
    """Return the bindings of a module, class, function or lambda; `scopes` are those of its module."""
    collector = _Collector(scope.span, scopes)
    for parameter in scope.parameters:
        collector.bind(parameter.name, Binding("parameter", span_start(scope.span), scope.span, 0, parameter=parameter))
    collector.block(scope.body)
    return collector.result()


def find_clause_bindings(clauses: tuple[Clause, ...], span: Span) -> Bindings:
    """Return the bindings of a comprehension."""
    collector = _Collector(span, ())
    for clause in clauses:
        made = replace(
            collector.make("loop", span_start(span)), value=clause.iterable, path=(ELEMENT,), is_async=clause.is_async
        )
        collector.target(clause.target, made)
    return collector.result()


class _Collector:
    """Walks the statements of one scope, never into nested ones."""

    def __init__(self, span: Span, scopes: tuple[Scope, ...]) -> None:
        self._scopes = scopes
        self._names: dict[str, list[Binding]] = {}
        self._globals: set[str] = set()
        self._nonlocals: set[str] = set()
        self._stars: list[ir.Import] = []
        self._renewals: dict[str, list[Renewal]] = {}
        self._block = span
        self._loops: tuple[Span, ...] = ()
        self._type_checking = False

    def result(self) -> Bindings:
        """Return what was collected."""
        names = {name: tuple(found) for name, found in self._names.items()}
        renewals = {name: tuple(found) for name, found in self._renewals.items()}
        return Bindings(names, frozenset(self._globals), frozenset(self._nonlocals), tuple(self._stars), renewals)

    def bind(self, name: str, binding: Binding) -> None:
        """Note that `name` is bound here."""
        self._names.setdefault(name, []).append(binding)

    def block(self, body: tuple[Stmt, ...]) -> None:
        """Collect a sequence of statements that run in the current region."""
        for statement in body:
            self._walruses(statement)
            visit = _VISITS.get(type(statement))
            if visit is not None:
                visit(self, statement)

    def region(self, body: tuple[Stmt, ...], *, loop: Span = 0) -> None:
        """Collect a block that may be left out: what it binds is certain within it only."""
        if not body:
            return
        outer = self._block, self._loops
        self._block = make_span(span_start(body[0].span), span_end(body[-1].span))
        self._loops = (*self._loops, loop) if loop else self._loops
        self.block(body)
        self._block, self._loops = outer

    def branches(self, statement: Stmt, arms: tuple[tuple[Stmt, ...], ...], *, unseen: int | None) -> None:
        """Collect blocks of which one runs, never `unseen`; a name that all of them bind is new behind them."""
        bound: list[set[str]] = []
        outside = self._type_checking
        for number, arm in enumerate(arms):
            self._type_checking = outside or number == unseen
            self.region(arm)
            self._type_checking = outside
            if not arm or not leaves(arm):
                block = make_span(span_start(arm[0].span), span_end(arm[-1].span)) if arm else 0
                bound.append({name for name, found in self._names.items() if any(one.block == block for one in found)})
        for name in set.intersection(*bound) if bound else ():
            self._renewals.setdefault(name, []).append(Renewal(statement.span, self._block))

    def target(self, target: Expr, binding: Binding) -> None:
        """Collect the names that a target binds; attributes and subscripts bind none."""
        match target:
            case ir.Name(id=name):
                self.bind(name, binding)
            case ir.Starred(value=inner):
                self.target(inner, binding)
            case ir.Display(items=items):
                star = next((number for number, item in enumerate(items) if isinstance(item, ir.Starred)), len(items))
                for number, item in enumerate(items):
                    self.target(item, replace(binding, path=(*binding.path, _place(number, star, len(items)))))
            case _:
                return

    def make(self, kind: BindingKind, at: int) -> Binding:
        """Return a binding that holds from `at` on in the current region."""
        return Binding(
            kind, at, self._block, (0, *self._loops)[-1], type_checking=self._type_checking, loops=self._loops
        )

    def name_of(self, scope: int) -> str:
        """Return the name that a definition binds."""
        return self._scopes[scope].name

    def declare(self, statement: ir.Declare) -> None:
        """Note names that belong to another scope."""
        (self._globals if statement.is_global else self._nonlocals).update(statement.names)

    def import_(self, statement: ir.Import) -> None:
        """Collect what an import binds."""
        for imported in statement.names:
            if imported.name == "*":
                self._stars.append(statement)
                continue
            made = self.make("import", span_end(statement.span))
            self.bind(imported.alias, replace(made, statement=statement, imported=imported))

    def _walruses(self, statement: Stmt) -> None:
        for expression in expressions_of(statement):
            for part in walk_expression(expression, comprehensions=True):
                if isinstance(part, ir.Walrus):
                    self.bind(part.name, replace(self.make("assign", span_end(part.span)), value=part.value))


def _place(number: int, star: int, count: int) -> int | Rest:
    """Return where a target takes its item from: counted from the end behind a star."""
    if number == star:
        return Rest(star, count - star - 1)
    return number if number < star else number - count


def _assign(collector: _Collector, statement: ir.Assign) -> None:
    made = collector.make("assign", span_end(statement.span))
    made = replace(made, value=statement.value, annotation=statement.annotation)
    for target in statement.targets:
        collector.target(target, made)


def _augmented(collector: _Collector, statement: ir.AugAssign) -> None:
    made = collector.make("assign", span_end(statement.span))
    value = ir.Operation(statement.span, (statement.op,), (statement.target, statement.value))
    collector.target(statement.target, replace(made, value=value))


def _define(collector: _Collector, statement: ir.Define) -> None:
    made = replace(collector.make("define", span_end(statement.span)), scope=statement.scope)
    collector.bind(collector.name_of(statement.scope), made)


def _delete(collector: _Collector, statement: ir.Delete) -> None:
    for target in statement.targets:
        collector.target(target, collector.make("delete", span_end(statement.span)))


def _if(collector: _Collector, statement: ir.If) -> None:
    collector.branches(statement, (statement.body, statement.orelse), unseen=type_checking_arm(statement.test))


def _while(collector: _Collector, statement: ir.While) -> None:
    collector.region(statement.body, loop=statement.span)
    collector.region(statement.orelse)


def _for(collector: _Collector, statement: ir.For) -> None:
    made = replace(
        collector.make("loop", span_end(statement.iterable.span)),
        value=statement.iterable,
        path=(ELEMENT,),
        is_async=statement.is_async,
    )
    collector.target(statement.target, made)
    collector.region(statement.body, loop=statement.span)
    collector.region(statement.orelse)


def _with(collector: _Collector, statement: ir.With) -> None:
    for item in statement.items:
        if item.target is not None:
            made = collector.make("with", span_end(item.span))
            collector.target(item.target, replace(made, value=item.context, is_async=statement.is_async))
    collector.block(statement.body)


def _try(collector: _Collector, statement: ir.Try) -> None:
    collector.region(statement.body)
    for handler in statement.handlers:
        if handler.name:
            made = collector.make("except", span_start(handler.span))
            collector.bind(handler.name, replace(made, block=handler.span, value=handler.catches))
        collector.region(handler.body)
    collector.region(statement.orelse)
    collector.block(statement.final)


def _match(collector: _Collector, statement: ir.Match) -> None:
    for case in statement.cases:
        captures = {capture.name: capture for capture in case.captures}
        for name in case.binds:
            made = replace(collector.make("match", span_start(case.span)), block=case.span)
            if name in captures:
                made = _captured(made, statement.subject, captures[name])
            collector.bind(name, made)
        collector.region(case.body)


def _captured(made: Binding, subject: Expr, capture: ir.Capture) -> Binding:
    if capture.of_class is None:
        return replace(made, kind="assign", value=subject)
    return replace(made, value=capture.of_class, attribute=capture.attribute)


_VISITS: Final[dict[type, Callable[[_Collector, Any], None]]] = {
    ir.Assign: _assign,
    ir.AugAssign: _augmented,
    ir.Declare: _Collector.declare,
    ir.Define: _define,
    ir.Delete: _delete,
    ir.For: _for,
    ir.If: _if,
    ir.Import: _Collector.import_,
    ir.Match: _match,
    ir.Try: _try,
    ir.While: _while,
    ir.With: _with,
}
