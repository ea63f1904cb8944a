"""What an expression can hold: the values that the analysis tells apart, and the frames that functions run in."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from async_fixer.index.ir import Expr


class Ref(NamedTuple):
    """A scope of the program: the key of its module and its index there. Scope 0 is the module itself."""

    module: str
    scope: int


class Frame(Struct, frozen=True, cache_hash=True):
    """A scope as it runs: on which receiver, inside which enclosing function, with which known arguments.

    One function has as many frames as it is called in different ways; that is what keeps `retry(f)` from blaming
    everyone who retries.
    """

    ref: Ref
    receiver: Value | None = None
    closure: Frame | None = None
    """the frame of the nearest enclosing function, lambda or comprehension; None at module level"""
    arguments: tuple[tuple[str, Values], ...] = ()


class ModuleValue(Struct, frozen=True, cache_hash=True):
    """A module, by its key in the program."""

    module: str


class PackageValue(Struct, frozen=True, cache_hash=True):
    """A dotted name that so far leads to modules only: a namespace package, or the head of `import a.b`."""

    name: str
    importer: str


class ClassValue(Struct, frozen=True, cache_hash=True):
    """A class object, with type arguments where they were written."""

    ref: Ref
    arguments: tuple[Values, ...] = ()
    or_below: bool = False
    """it may as well be one of its subclasses"""
    names: tuple[str, ...] = ()
    """the fields of a class of tuples that a call made"""


class Instance(Struct, frozen=True, cache_hash=True):
    """An object of a class."""

    ref: Ref
    arguments: tuple[Values, ...] = ()
    fields: tuple[tuple[str, Values], ...] = ()
    """what is known of the arguments that its constructor got"""
    free: bool = False
    """made in a way that frees it of the thread that made it"""
    exact: bool = False
    """made by calling this very class: no subclass of it"""


class FunctionValue(Struct, frozen=True, cache_hash=True):
    """A function, bound to a receiver where it is a method."""

    ref: Ref
    receiver: Value | None = None
    closure: Frame | None = None
    wrapped: Literal["", "property", "static", "class"] = ""
    """what its decorators made of it as a member of a class"""
    is_context: bool = False
    """calling it gives a context manager over the generator"""


class Running(Struct, frozen=True, cache_hash=True):
    """What calling an async function or a generator function gives: nothing of the body has run yet."""

    frame: Frame
    kind: Literal["coroutine", "generator", "async_generator", "context", "async_context"]


class TupleValue(Struct, frozen=True, cache_hash=True):
    """A tuple whose items are known one by one."""

    items: tuple[Values, ...]


class CallableValue(Struct, frozen=True, cache_hash=True):
    """Something callable of which only the result is known."""

    result: Values


class Partial(Struct, frozen=True, cache_hash=True):
    """A callable that has some of its arguments already."""

    callee: Value
    positional: tuple[Values, ...] = ()
    named: tuple[tuple[str, Values], ...] = ()
    is_method: bool = False
    """as a class attribute it takes the object that it is read on as its first argument"""
    attribute: str = ""
    """what it has the callable as"""


class Around(Struct, frozen=True, cache_hash=True):
    """A callable that runs inside a context manager, which each call enters and leaves."""

    callee: Value
    context: Value


class Getter(Struct, frozen=True, cache_hash=True):
    """A callable that reads an attribute of what it is called with, or calls it as a method."""

    name: str
    calls: bool


class SuperValue(Struct, frozen=True, cache_hash=True):
    """`super()` in a method of the class `ref`: what comes behind that class for `receiver`."""

    ref: Ref
    receiver: Value


class TypeForm(Struct, frozen=True, cache_hash=True):
    """A type expression used as a value that is no class: `Annotated[int, ...]`, `A | B`; and where it is read."""

    frame: Frame
    expression: Expr


class TypeVariable(Struct, frozen=True, cache_hash=True):
    """A type variable that nothing has been put in for yet."""

    name: str
    bound: Values | None = None


Value: TypeAlias = (
    ModuleValue
    | PackageValue
    | ClassValue
    | Instance
    | FunctionValue
    | CallableValue
    | Partial
    | Around
    | Getter
    | SuperValue
    | Running
    | TupleValue
    | TypeForm
    | TypeVariable
)


class Values(Struct, frozen=True, cache_hash=True):
    """What an expression may hold. `complete` is False where something else is possible that we do not see."""

    items: tuple[Value, ...] = ()
    complete: bool = False
    present: bool = False
    """it is certainly not None"""
    constant: str = ""
    """which text, number, truth value or member of an enumeration it is; "" where that is not known"""


class Definition(Struct, frozen=True):
    """Where a name is defined at last: a module and a name in it; name "" for the module itself."""

    module: str
    name: str


class Ancestor(Struct, frozen=True):
    """One class of a method resolution order."""

    ref: Ref
    arguments: tuple[Values, ...]


class Lineage(Struct, frozen=True):
    """A method resolution order; `complete` is False where a base class is not seen."""

    ancestors: tuple[Ancestor, ...]
    complete: bool


UNKNOWN: Final = Values()
NOTHING: Final = Values((), complete=True)
"""no object that could be called: None"""

MOST_VALUES: Final = 40
"""beyond so many possible values a place counts as unknown: it would blame everyone"""
MOST_NESTED: Final = 1000
"""questions that lead to so many others, one inside the other, are left open"""
MOST_DEPTH: Final = 4
"""arguments are carried into frames up to this nesting; beyond, they join"""


def one(value: Value) -> Values:
    """Return the values of an expression that holds just this one."""
    return Values((value,), complete=True, present=True)


def join(parts: list[Values]) -> Values:
    """Return what an expression holds that is one of `parts`, whichever it is."""
    if not parts:
        return UNKNOWN
    if len(parts) == 1:
        return parts[0]
    items: dict[Value, None] = {}
    for part in parts:
        items.update(dict.fromkeys(part.items))
    if len(items) > MOST_VALUES:
        return UNKNOWN
    constants = {part.constant for part in parts}
    return Values(
        tuple(items),
        all(part.complete for part in parts),
        all(part.present for part in parts),
        constants.pop() if len(constants) == 1 else "",
    )


def depth(frame: Frame | None) -> int:
    """Return how deeply frames and arguments are nested in `frame`."""
    if frame is None:
        return 0
    inner = [depth(frame.closure), _value_depth(frame.receiver)]
    inner.extend(_values_depth(values) for _, values in frame.arguments)
    return 1 + max(inner)


def _values_depth(values: Values) -> int:
    return max((_value_depth(item) for item in values.items), default=0)


def _value_depth(value: Value | None) -> int:
    match value:
        case Instance(fields=fields):
            return 1 + max((_values_depth(part) for _, part in fields), default=0)
        case FunctionValue(receiver=receiver, closure=closure):
            return max(_value_depth(receiver), depth(closure))
        case Running(frame=frame) | TypeForm(frame=frame):
            return depth(frame)
        case TupleValue(items=items):
            return max((_values_depth(part) for part in items), default=0)
        case Around(callee=callee) | Partial(callee=callee):
            return 1 + max([_value_depth(callee), *(_values_depth(part) for part in _kept(value))])
        case _:
            return 0


def _kept(value: Around | Partial) -> list[Values]:
    """Return the arguments that a callable has already."""
    return [*value.positional, *(part for _, part in value.named)] if isinstance(value, Partial) else []
