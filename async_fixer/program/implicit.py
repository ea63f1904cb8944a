"""A piece of syntax in, the special methods and iterations that it runs without naming them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from async_fixer.index import ir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRUTH: Final = ("__bool__", "__len__")
ITERATION: Final = "__iter__"
TEXT: Final = ("__format__", "__str__", "__repr__")
OPERATORS: Final = {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
    "@": "matmul",
    "&": "and",
    "|": "or",
    "^": "xor",
    "<<": "lshift",
    ">>": "rshift",
    "**": "pow",
}
COMPARISONS: Final = {
    "==": ("__eq__", "__eq__"),
    "!=": ("__ne__", "__ne__"),
    "<": ("__lt__", "__gt__"),
    "<=": ("__le__", "__ge__"),
    ">": ("__gt__", "__lt__"),
    ">=": ("__ge__", "__le__"),
}
_UNARY: Final = {"-": "__neg__", "+": "__pos__", "~": "__invert__"}


class Method(NamedTuple):
    """A special method of an operand, with the arguments that it gets."""

    operand: ir.Expr
    name: str
    arguments: tuple[ir.Expr, ...] = ()


class Special(NamedTuple):
    """Special methods that a piece of syntax runs: the first of these that exists."""

    at: ir.Expr
    choices: tuple[Method, ...]


class Iterated(NamedTuple):
    """An expression that is iterated over."""

    at: ir.Expr
    iterable: ir.Expr


def implied_by_expression(expression: ir.Expr) -> Iterator[Special | Iterated]:
    """Yield what an expression runs besides the calls, reads and awaits in it."""
    reader = _EXPRESSIONS.get(type(expression))
    if reader is not None:
        yield from reader(expression)


def implied_by_statement(statement: ir.Stmt) -> Iterator[Special | Iterated]:
    """Yield what a statement runs besides its expressions."""
    reader = _STATEMENTS.get(type(statement))
    if reader is not None:
        yield from reader(statement)


def test(expression: ir.Expr) -> Iterator[Special]:
    """Yield what asking for the truth of an expression runs."""
    match expression:
        case ir.Operation(ops=("and" | "or", *_), operands=(*_, last)):
            yield from test(last)
        case ir.Operation(ops=(operator, *_)) if operator not in OPERATORS:
            return
        case ir.Literal() | ir.Comprehension() | ir.Display() | ir.Format():
            return
        case _:
            yield _first_of(expression, TRUTH)


def _first_of(operand: ir.Expr, methods: tuple[str, ...]) -> Special:
    return Special(operand, tuple(Method(operand, method) for method in methods))


def _operation(expression: ir.Operation) -> Iterator[Special | Iterated]:
    operator = expression.ops[0]
    if operator in ("and", "or"):
        for operand in expression.operands[:-1]:
            yield from test(operand)
    elif len(expression.operands) == 1:
        yield from _unary(expression, operator)
    elif operator in OPERATORS:
        yield from _arithmetic(expression)
    else:
        yield from _comparison(expression)


def _unary(expression: ir.Operation, operator: str) -> Iterator[Special]:
    operand = expression.operands[0]
    if operator == "not":
        yield from test(operand)
    else:
        yield Special(expression, (Method(operand, _UNARY[operator]),))


def _arithmetic(expression: ir.Operation) -> Iterator[Special]:
    left = expression.operands[0]
    for operator, right in zip(expression.ops, expression.operands[1:], strict=True):
        name = OPERATORS[operator]
        yield Special(expression, (Method(left, f"__{name}__", (right,)), Method(right, f"__r{name}__", (left,))))


def _comparison(expression: ir.Operation) -> Iterator[Special | Iterated]:
    pairs = zip(expression.ops, expression.operands, expression.operands[1:], strict=False)
    for operator, left, right in pairs:
        if operator in COMPARISONS:
            own, reflected = COMPARISONS[operator]
            choices = [Method(left, own, (right,)), Method(right, reflected, (left,))]
            if operator == "!=":
                choices += [Method(left, "__eq__", (right,)), Method(right, "__eq__", (left,))]
            yield Special(expression, tuple(choices))
        elif operator in ("in", "not in"):
            yield Special(expression, (Method(right, "__contains__", (left,)), Method(right, ITERATION)))


def _subscript(expression: ir.Subscript) -> Iterator[Special]:
    value, index = expression.value, expression.index
    yield Special(expression, (Method(value, "__getitem__", (index,)), Method(value, "__missing__", (index,))))
    yield from _hashed(index)


def _hashed(key: ir.Expr | None) -> Iterator[Special]:
    """Yield what putting something into a set or looking it up in a dict runs."""
    if key is not None and not isinstance(key, ir.Literal | ir.Starred | ir.Slice | ir.Operation):
        yield Special(key, (Method(key, "__hash__"),))


def _format(expression: ir.Format) -> Iterator[Special]:
    for part in expression.parts:
        yield _first_of(part, TEXT)


def _conditional(expression: ir.Conditional) -> Iterator[Special]:
    yield from test(expression.test)


def _yield(expression: ir.Yield) -> Iterator[Iterated]:
    if expression.from_ and expression.value is not None:
        yield Iterated(expression, expression.value)


def _call(expression: ir.Call) -> Iterator[Special | Iterated]:
    for argument in expression.args:
        if isinstance(argument, ir.Starred):
            yield Iterated(argument, argument.value)
    for keyword in expression.keywords:
        if not keyword.name:
            yield from _mapping(keyword.value)


def _mapping(value: ir.Expr) -> Iterator[Special]:
    yield Special(value, (Method(value, "keys"),))
    yield Special(value, (Method(value, "__getitem__"),))


def _display(expression: ir.Display) -> Iterator[Special | Iterated]:
    for item in expression.items:
        if isinstance(item, ir.Starred):
            yield Iterated(item, item.value)
    for key, item in zip(expression.keys, expression.items, strict=False):
        yield from _mapping(item) if key is None else _hashed(key)
    if expression.kind == "set":
        for item in expression.items:
            yield from _hashed(item)


def _tested(statement: ir.If | ir.While | ir.Assert) -> Iterator[Special]:
    yield from test(statement.test)


def _assign(statement: ir.Assign) -> Iterator[Special | Iterated]:
    for target in statement.targets:
        if isinstance(target, ir.Display) and statement.value is not None:
            yield Iterated(statement.value, statement.value)
        yield from _stored(target, "__setitem__", statement.value)


def _stored(target: ir.Expr, method: str, value: ir.Expr | None) -> Iterator[Special]:
    match target:
        case ir.Subscript(value=held, index=index):
            yield Special(target, (Method(held, method, (index,) if value is None else (index, value)),))
            yield from _hashed(index)
        case ir.Display(items=items):
            for item in items:
                yield from _stored(item, method, None)
        case _:
            return


def _augmented(statement: ir.AugAssign) -> Iterator[Special]:
    target, value = statement.target, statement.value
    name = OPERATORS[statement.op.removesuffix("=")]
    own = (Method(target, f"__i{name}__", (value,)), Method(target, f"__{name}__", (value,)))
    yield Special(target, (*own, Method(value, f"__r{name}__", (target,))))
    if isinstance(target, ir.Subscript):
        yield Special(target, (Method(target.value, "__getitem__", (target.index,)),))
        yield from _stored(target, "__setitem__", None)


def _delete(statement: ir.Delete) -> Iterator[Special]:
    for target in statement.targets:
        yield from _stored(target, "__delitem__", None)


def _match(statement: ir.Match) -> Iterator[Special]:
    for case in statement.cases:
        for value in case.values:
            if isinstance(value, ir.Attribute | ir.Literal):
                yield Special(value, (Method(statement.subject, "__eq__", (value,)), Method(value, "__eq__")))
        if case.guard is not None:
            yield from test(case.guard)


_EXPRESSIONS: Final[dict[type, Callable[[Any], Iterator[Special | Iterated]]]] = {
    ir.Call: _call,
    ir.Conditional: _conditional,
    ir.Display: _display,
    ir.Format: _format,
    ir.Operation: _operation,
    ir.Subscript: _subscript,
    ir.Yield: _yield,
}
_STATEMENTS: Final[dict[type, Callable[[Any], Iterator[Special | Iterated]]]] = {
    ir.Assert: _tested,
    ir.Assign: _assign,
    ir.AugAssign: _augmented,
    ir.Delete: _delete,
    ir.If: _tested,
    ir.Match: _match,
    ir.While: _tested,
}
