"""A piece of syntax in, the special methods and iterations that it runs without naming them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from async_fixer.index import ir
from async_fixer.program.formatting import filled_in, format_string, is_percent, percent, template_fields
from async_fixer.program.implied import ITERATION, Arithmetic, Asked, Compared, Iterated, Method, Special, first_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.implied import Implied

TRUTH: Final = ("__bool__", "__len__")
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
UNARY: Final = {"-": "__neg__", "+": "__pos__", "~": "__invert__"}


def implied_by_expression(expression: ir.Expr) -> Iterator[Implied]:
    """Yield what an expression runs besides the calls, reads and awaits in it."""
    reader = _EXPRESSIONS.get(type(expression))
    if reader is not None:
        yield from reader(expression)


def implied_by_statement(statement: ir.Stmt) -> Iterator[Implied]:
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
            yield first_of(expression, TRUTH)


def _operation(expression: ir.Operation) -> Iterator[Implied]:
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
        yield Special(expression, (Method(operand, UNARY[operator]),))


def _arithmetic(expression: ir.Operation) -> Iterator[Implied]:
    if is_percent(expression):
        yield from percent(expression)
    else:
        yield Arithmetic(expression)


def _comparison(expression: ir.Operation) -> Iterator[Implied]:
    pairs = zip(expression.ops, expression.operands, expression.operands[1:], strict=False)
    for operator, left, right in pairs:
        if operator in COMPARISONS:
            yield Compared(expression, left, operator, right)
        elif operator in ("in", "not in"):
            yield Special(expression, (Method(right, "__contains__", (left,)), Method(right, ITERATION)))


def _subscript(expression: ir.Subscript) -> Iterator[Special]:
    value, index = expression.value, expression.index
    names = ("__getitem__", "__missing__", "__class_getitem__")
    yield Special(expression, tuple(Method(value, name, (index,)) for name in names))
    yield from _hashed(index)
    for bound in index.parts if isinstance(index, ir.Slice) else ():
        if bound is not None and not isinstance(bound, ir.Literal | ir.Operation):
            yield Special(expression, (Method(bound, "__index__"),))


def collected(expression: ir.Comprehension) -> Iterator[Special]:
    """Yield what putting the elements of a comprehension into what it makes runs."""
    if expression.kind in ("set", "dict"):
        yield from _hashed(expression.elements[0])


def _hashed(key: ir.Expr | None) -> Iterator[Special]:
    """Yield what putting something into a set or looking it up in a dict runs."""
    if key is not None and not isinstance(key, ir.Literal | ir.Starred | ir.Slice | ir.Operation):
        yield Special(key, (Method(key, "__hash__"),))


def _conditional(expression: ir.Conditional) -> Iterator[Special]:
    yield from test(expression.test)


def _yield(expression: ir.Yield) -> Iterator[Iterated]:
    if expression.from_ and expression.value is not None:
        yield Iterated(expression, expression.value)


def _call(expression: ir.Call) -> Iterator[Implied]:
    fields = template_fields(expression)
    if fields is not None:
        yield from filled_in(expression, fields)
    for argument in expression.args:
        if isinstance(argument, ir.Starred):
            yield Iterated(argument, argument.value)
    for keyword in expression.keywords:
        if not keyword.name:
            yield from _mapping(keyword.value)


def _mapping(value: ir.Expr) -> Iterator[Implied]:
    yield Special(value, (Method(value, "keys"),))
    yield Iterated(value, ir.Call(value.span, ir.Attribute(value.span, value, "keys"), (), ()))
    yield Special(value, (Method(value, "__getitem__"),))


def _display(expression: ir.Display) -> Iterator[Implied]:
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


def _assign(statement: ir.Assign) -> Iterator[Implied]:
    for target in statement.targets:
        if isinstance(target, ir.Display) and statement.value is not None:
            yield Iterated(statement.value, statement.value)
        yield from _stored(target, "__setitem__", statement.value)


def _stored(target: ir.Expr, method: str, value: ir.Expr | None) -> Iterator[Implied]:
    match target:
        case ir.Subscript(value=held, index=ir.Slice()) if value is not None:
            yield Special(target, (Method(held, method),))
            yield Iterated(target, value)
        case ir.Subscript(value=held, index=index):
            yield Special(target, (Method(held, method, (index,) if value is None else (index, value)),))
            yield from _hashed(index)
        case ir.Display(items=items):
            for item in items:
                yield from _stored(item, method, None)
        case _:
            return


def _augmented(statement: ir.AugAssign) -> Iterator[Implied]:
    target, value = statement.target, statement.value
    name = OPERATORS[statement.op.removesuffix("=")]
    own = (Method(target, f"__i{name}__", (value,)), Method(target, f"__{name}__", (value,)))
    yield Special(target, (*own, Method(value, f"__r{name}__", (target,))))
    if isinstance(target, ir.Subscript):
        yield Special(target, (Method(target.value, "__getitem__", (target.index,)),))
        yield from _stored(target, "__setitem__", None)


def _delete(statement: ir.Delete) -> Iterator[Implied]:
    for target in statement.targets:
        yield from _stored(target, "__delitem__", None)


def _match(statement: ir.Match) -> Iterator[Implied]:
    taken: tuple[ir.Expr, ...] = ()
    for case in statement.cases:
        for value in case.values:
            if _is_compared(value):
                yield Special(value, (Method(statement.subject, "__eq__", (value,)), Method(value, "__eq__")))
        yield from (Asked(statement.subject, ask, taken) for ask in case.asks)
        if case.takes_any and case.of_class is not None:
            taken += case.of_class.items if isinstance(case.of_class, ir.Display) else (case.of_class,)
        if case.guard is not None:
            yield from test(case.guard)


def _is_compared(value: ir.Expr) -> bool:
    """Tell whether a value in a pattern is compared with `==`: classes are not, nor are `None` and truth values."""
    return isinstance(value, ir.Attribute) or (isinstance(value, ir.Literal) and value.kind not in ("none", "bool"))


_EXPRESSIONS: Final[dict[type, Callable[[Any], Iterator[Implied]]]] = {
    ir.Call: _call,
    ir.Conditional: _conditional,
    ir.Display: _display,
    ir.Format: format_string,
    ir.Operation: _operation,
    ir.Subscript: _subscript,
    ir.Yield: _yield,
}
_STATEMENTS: Final[dict[type, Callable[[Any], Iterator[Implied]]]] = {
    ir.Assert: _tested,
    ir.Assign: _assign,
    ir.AugAssign: _augmented,
    ir.Delete: _delete,
    ir.If: _tested,
    ir.Match: _match,
    ir.While: _tested,
}
