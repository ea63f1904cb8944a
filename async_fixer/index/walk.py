"""Going through the records of a file: the parts of one expression or statement, or all of them.

Nothing here recurses, so that no nesting is too deep. What is assigned to is among the parts, behind its value.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from async_fixer.index import ir
from async_fixer.index.ir import Expr, Stmt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Block: TypeAlias = tuple[Stmt, ...]
Exprs: TypeAlias = tuple[Expr, ...]


def child_expressions(expr: Expr) -> Exprs:
    """Return the expressions right inside `expr`, in order of evaluation.

    A lambda has none: its defaults and its body are those of its scope.
    """
    return _CHILDREN[type(expr)](expr)


def expressions_of(stmt: Stmt) -> Exprs:
    """Return the expressions of `stmt` itself, in order of evaluation, without those of the statements inside.

    Those of a handler (`catches`) and of a case (`values`, `guard`) belong to the `try` and the `match`. A definition
    has none: decorators, defaults, annotations and bases are those of its scope.
    """
    return _EXPRESSIONS[type(stmt)](stmt)


def header_expressions(scope: ir.Scope, *, annotations: bool = True) -> Exprs:
    """Return what is evaluated outside of a scope when it is defined: decorators, bases, defaults, annotations."""
    keywords = [keyword.value for keyword in scope.keywords]
    defaults = [parameter.default for parameter in scope.parameters]
    said = [*(parameter.annotation for parameter in scope.parameters), scope.returns] if annotations else []
    return _given(*scope.decorators, *scope.bases, *keywords, *defaults, *said)


def child_blocks(stmt: Stmt) -> tuple[Block, ...]:
    """Return the blocks right inside `stmt`, in order, empty ones included; a definition's is that of its scope."""
    blocks = _BLOCKS.get(type(stmt))
    return blocks(stmt) if blocks else ()


def leaves(body: Block) -> bool:
    """Tell whether a block never goes on to what stands behind it."""
    match body[-1]:
        case ir.Return() | ir.Raise():
            return True
        case ir.Simple(keyword=keyword):
            return keyword in ("break", "continue")
        case ir.If(body=then, orelse=orelse):
            return bool(orelse) and leaves(then) and leaves(orelse)
        case _:
            return False


def live_statements(body: Block, decide: Callable[[Expr], bool | None]) -> Iterator[Stmt]:
    """Yield the statements of `walk_statements` that can run: nothing behind a `return`, no branch of `if False`.

    `decide` says whether a test is known to be true or false.
    """
    for stmt in body:
        yield stmt
        blocks = _live_blocks(stmt, decide)
        for block in blocks:
            if block:
                yield from live_statements(block, decide)
        if leaves((stmt,)) or (len(blocks) == 1 and isinstance(stmt, ir.If) and blocks[0] and leaves(blocks[0])):
            return


def _live_blocks(stmt: Stmt, decide: Callable[[Expr], bool | None]) -> tuple[Block, ...]:
    match stmt:
        case ir.If(test=test, body=body, orelse=orelse) if (arm := type_checking_arm(test)) is not None:
            return (orelse if arm == 0 else body,)
        case ir.If(test=test, body=body, orelse=orelse):
            held = decide(test)
            return (body, orelse) if held is None else (body if held else orelse,)
        case ir.While(test=test, orelse=orelse) if decide(test) is False:
            return (orelse,)
        case _:
            return child_blocks(stmt)


def type_checking_arm(test: Expr) -> int | None:
    """Return which block of an `if` only type checkers see: the first, 0, or the second, 1; None: neither."""
    match test:
        case ir.Name(id="TYPE_CHECKING") | ir.Attribute(attr="TYPE_CHECKING"):
            return 0
        case ir.Operation(ops=("not",), operands=(operand,)):
            arm = type_checking_arm(operand)
            return None if arm is None else 1 - arm
        case _:
            return None


def walk_statements(body: Iterable[Stmt]) -> Iterator[Stmt]:
    """Yield every statement of `body` at any depth, outer before inner, in order, but not those inside definitions."""
    stack = [iter(body)]
    while stack:
        for stmt in stack[-1]:
            yield stmt
            blocks = _BLOCKS.get(type(stmt))
            if blocks:
                stack.append(chain.from_iterable(blocks(stmt)))
                break
        else:
            stack.pop()


def own_expressions(body: Iterable[Stmt]) -> Iterator[Expr]:
    """Yield every expression of the statements of `body` at any depth, those in comprehensions included."""
    for stmt in walk_statements(body):
        for expr in expressions_of(stmt):
            yield from walk_expression(expr)


def walk_expression(expr: Expr, *, comprehensions: bool = True) -> Iterator[Expr]:
    """Yield `expr` and every expression in it, outer before inner, in order; not those in the bodies of lambdas.

    Without `comprehensions` only what is evaluated outside of a comprehension, its first iterable, is entered.
    """
    stack = [expr]
    while stack:
        found = stack.pop()
        yield found
        if not comprehensions and type(found) is ir.Comprehension:
            stack.append(found.first)
            continue
        children = _CHILDREN[type(found)](found)
        if children:
            stack.extend(children[::-1])


def _given(*exprs: Expr | None) -> Exprs:
    return tuple([expr for expr in exprs if expr is not None])


def _none(_: object) -> Exprs:
    return ()


def _value(node: ir.Attribute | ir.Starred | ir.Await | ir.Walrus) -> Exprs:
    return (node.value,)


def _optional_value(node: ir.Yield | ir.Return) -> Exprs:
    return () if node.value is None else (node.value,)


def _call(node: ir.Call) -> Exprs:
    if not node.keywords:
        return (node.func, *node.args)
    return (node.func, *node.args, *[keyword.value for keyword in node.keywords])


def _comprehension(node: ir.Comprehension) -> Exprs:
    parts = [node.first]
    for number, clause in enumerate(node.clauses):
        if number:
            parts.append(clause.iterable)
        parts += [clause.target, *clause.conditions]
    return (*parts, *node.elements)


def _display(node: ir.Display) -> Exprs:
    if not node.keys:
        return node.items
    return _given(*chain.from_iterable(zip(node.keys, node.items, strict=True)))


def _handlers(node: ir.Try) -> Exprs:
    return _given(*[handler.catches for handler in node.handlers])


def _cases(node: ir.Match) -> Exprs:
    parts: list[Expr | None] = [node.subject]
    for case in node.cases:
        parts += [*case.values, case.guard]
    return _given(*parts)


def _items(node: ir.With) -> Exprs:
    return _given(*chain.from_iterable((item.context, item.target) for item in node.items))


_CHILDREN: Final[dict[type[ir.Node], Callable[[Any], Exprs]]] = {
    ir.Name: _none,
    ir.Attribute: _value,
    ir.Call: _call,
    ir.Starred: _value,
    ir.Subscript: lambda node: (node.value, node.index),
    ir.Literal: _none,
    ir.Await: _value,
    ir.Yield: _optional_value,
    ir.Lambda: _none,
    ir.Comprehension: _comprehension,
    ir.Conditional: lambda node: (node.test, node.body, node.orelse),
    ir.Walrus: _value,
    ir.Operation: lambda node: node.operands,
    ir.Display: _display,
    ir.Format: lambda node: node.parts,
    ir.Slice: lambda node: _given(*node.parts),
}

_EXPRESSIONS: Final[dict[type[ir.Node], Callable[[Any], Exprs]]] = {
    ir.Expression: lambda node: (node.value,),
    ir.Assign: lambda node: _given(node.value, *node.targets, node.annotation),
    ir.AugAssign: lambda node: (node.target, node.value),
    ir.Return: _optional_value,
    ir.Raise: lambda node: _given(node.exc, node.cause),
    ir.Assert: lambda node: _given(node.test, node.message),
    ir.Delete: lambda node: node.targets,
    ir.Define: _none,
    ir.Import: _none,
    ir.If: lambda node: (node.test,),
    ir.While: lambda node: (node.test,),
    ir.For: lambda node: (node.iterable, node.target),
    ir.With: _items,
    ir.Try: _handlers,
    ir.Match: _cases,
    ir.Declare: _none,
    ir.Simple: _none,
}

_BLOCKS: Final[dict[type[ir.Node], Callable[[Any], tuple[Block, ...]]]] = {
    ir.If: lambda node: (node.body, node.orelse),
    ir.While: lambda node: (node.body, node.orelse),
    ir.For: lambda node: (node.body, node.orelse),
    ir.With: lambda node: (node.body,),
    ir.Try: lambda node: (node.body, *[handler.body for handler in node.handlers], node.orelse, node.final),
    ir.Match: lambda node: tuple([case.body for case in node.cases]),
}
