"""An expression in, whose object it denotes out: made here, a parameter's, a global, an enclosing function's.

It is the function's own only where what makes it makes something new. What is kept in a new object, or taken out of a
container, is followed to where it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from async_fixer.analysis.branches import is_other_branch, seen_bindings
from async_fixer.analysis.called import (
    Inner,
    as_caller_sees,
    find_called,
    find_given_back,
    find_inside,
    find_kept_object,
)
from async_fixer.analysis.displays import items_under
from async_fixer.analysis.facts import LOCAL, global_root
from async_fixer.analysis.held import ITEM, OWN, Held, first_held, is_item, item_step, join_path, split_item
from async_fixer.analysis.outcomes import find_entered
from async_fixer.analysis.shared_roots import (
    find_attribute,
    find_global,
    find_parameter,
    is_closure,
    kept_value,
    own_bindings,
)
from async_fixer.index import ir
from async_fixer.program.descriptors import own_frames, read_targets
from async_fixer.program.infer import comprehension_frame
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from async_fixer.analysis.outcomes import Outcome
    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import ClassValue, Frame, Value

_DEEPEST: Final = 7
"""names and calls that lead to one another"""
_ALIASING: Final = frozenset({"assign", "loop", "with"})


def find_root(engine: Engine, frame: Frame, expression: ir.Expr) -> str:
    """Return the root of what `expression` denotes, as `Fact.root` spells it; LOCAL for what was made here."""
    return find_held(engine, frame, expression).root


def find_held(engine: Engine, frame: Frame, expression: ir.Expr, path: str = "") -> Held:
    """Return the root of what an expression holds below `path`, and which part of that is meant."""
    return Finder(engine, _DEEPEST).find(frame, expression, path)


def find_given(engine: Engine, cls: ClassValue, path: str) -> Iterator[Held]:
    """Yield the roots of what a new object holds below `path`, as its constructor sees them."""
    yield from find_inside(Finder(engine, _DEEPEST), cls, path)


def is_kept_object(engine: Engine, cls: ClassValue) -> bool:
    """Tell whether a class has one object, or one set of attributes, for all who call it."""
    return find_kept_object(Finder(engine, _DEEPEST), cls) != OWN


class Finder:
    """Follows an expression to where its object comes from, through so many names and calls at the most."""

    def __init__(self, engine: Engine, depth: int) -> None:
        self.engine = engine
        self.depth = depth

    def find(self, frame: Frame, expression: ir.Expr, path: str = "") -> Held:
        """Return the root of an expression, or of a part of it."""
        follow = _FOLLOW.get(type(expression))
        if follow is None:
            return OWN
        key = (id(expression), self.depth, path, frame)
        known: Held | None = self.engine.roots.get(key)
        if known is None:
            self.engine.roots[key] = OWN
            known = follow(self, frame, expression, path)
            self.engine.roots[key] = known
        return known

    def first(self, frame: Frame, expressions: Iterable[ir.Expr], path: str) -> Held:
        """Return the first root that is not the function's own."""
        return first_held(self.find(frame, part, path) for part in expressions)

    def name(self, frame: Frame, expression: ir.Name, path: str) -> Held:
        """Return the root of a name: by the scope that binds it."""
        name = expression.id
        if own_bindings(self.engine, frame, name):
            return self._local(frame, expression, path)
        if is_closure(self.engine, frame, name):
            inline = self.engine.scope(frame.ref).kind == "comprehension" and frame.closure is not None
            return self.name(frame.closure, expression, path) if inline else Held(f"closure {name}")  # type: ignore[arg-type] # not None
        root = find_global(self.engine, frame, expression)
        return Held(global_root(frame.ref.module, name) if root == LOCAL and frame.ref.scope == 0 else root)

    def _local(self, frame: Frame, expression: ir.Name, path: str) -> Held:
        """Return the root of a name that the function binds itself."""
        deeper = Finder(self.engine, self.depth - 1)
        for binding in seen_bindings(self.engine, frame.ref, expression):
            if binding.parameter is not None:
                held = Held(find_parameter(self.engine, frame, binding.parameter.name), path)
                return held if held.parameter else Held(held.root)
            if binding.imported is not None:
                return Held(find_global(self.engine, frame, expression))
            held = deeper.bound(frame, binding, path) if self.depth > 0 and binding.kind in _ALIASING else OWN
            body = self.engine.scope(frame.ref).body
            if held.root != LOCAL and not is_other_branch(body, binding, expression.span):
                return held
        return OWN

    def bound(self, frame: Frame, binding: Binding, path: str) -> Held:
        """Return the root of what a place binds a name to."""
        if binding.value is None:
            return OWN
        inline = self.engine.scope(frame.ref).kind == "comprehension"
        at = frame.closure if inline and frame.closure is not None and self._is_first(frame, binding) else frame
        steps = [item_step(step) for step in binding.path]
        asked = ".".join([*steps, path] if path else steps)
        return self.entered(at, binding.value, asked) if binding.kind == "with" else self.find(at, binding.value, asked)

    def _is_first(self, frame: Frame, binding: Binding) -> bool:
        """Tell whether a comprehension evaluates something outside of its own scope."""
        return binding.value is self.engine.comprehension(frame.ref).first

    def entered(self, frame: Frame, context: ir.Expr, path: str) -> Held:
        """Return the root of what `with` gets from a context manager."""
        items = self.engine.infer(frame, context).items
        outcomes = (outcome for item in items for outcome in find_entered(self.engine, item, path))
        held = (self._outcome(frame, context, outcome) for outcome in outcomes)
        return first_held(held) if items else self.find(frame, context, path)

    def _outcome(self, frame: Frame, context: ir.Expr, outcome: Outcome) -> Held:
        if outcome.expression is None:
            return self.find(frame, context, outcome.path)
        inner = Inner(outcome.frame, self.find(outcome.frame, outcome.expression, outcome.path))
        return as_caller_sees(self, frame, context, inner)

    def attribute(self, frame: Frame, expression: ir.Attribute, path: str) -> Held:
        """Return the root of an attribute: that of its object, or of what the object was given for it."""
        name = expression.attr
        for item in self.engine.infer(frame, expression.value).items:
            root = find_attribute(self.engine, item, name)
            kept = kept_value(self.engine, item, name)
            held = Held(root) if root or kept is None else self.find(*kept, path)
            if held == OWN and self.depth > 0:
                held = self._read(frame, expression, item, path)
            if held != OWN:
                return held
        return self.find(frame, expression.value, join_path(name, path))

    def _read(self, frame: Frame, expression: ir.Attribute, item: Value, path: str) -> Held:
        """Return the root of what a property of the project gives."""
        deeper = Finder(self.engine, self.depth - 1)
        getters = (*read_targets(self.engine, item, expression.attr), *_of_proxy(self.engine, item))
        return first_held(
            find_given_back(deeper, frame, expression, target, path)
            for target in getters
            if not self.engine.module(target.ref.module).is_stub
        )

    def item(self, frame: Frame, expression: ir.Subscript, path: str) -> Held:
        """Return the root of what is taken out of a container."""
        index = expression.index
        step = item_step(index.value) if isinstance(index, ir.Literal) else ITEM
        return self.find(frame, expression.value, join_path(step, path))

    def inner(self, frame: Frame, expression: ir.Starred | ir.Await | ir.Walrus, path: str) -> Held:
        """Return the root of what is written around another expression."""
        return self.find(frame, expression.value, path)

    def conditional(self, frame: Frame, expression: ir.Conditional, path: str) -> Held:
        """Return the root of either alternative."""
        return self.first(frame, (expression.body, expression.orelse), path)

    def operation(self, frame: Frame, expression: ir.Operation, path: str) -> Held:
        """Return the root of `a or b`; arithmetic makes something new, with what the operands have in them."""
        is_new = expression.ops[0] not in ("and", "or")
        return OWN if is_new and not is_item(path) else self.first(frame, expression.operands, path)

    def display(self, frame: Frame, expression: ir.Display, path: str) -> Held:
        """Return the root of what a new container has in it."""
        if not is_item(path):
            return OWN
        step, rest = split_item(path)
        found = ((part, rest if is_plain else path) for part, is_plain in items_under(expression, step))
        return first_held(self.find(frame, part, asked) for part, asked in found if not self._is_plain(frame, part))

    def _is_plain(self, frame: Frame, part: ir.Expr) -> bool:
        """Tell whether an expression is a text, a number or the like, which nobody can change."""
        held = self.engine.infer(frame, part)
        plain = (isinstance(item, Instance) and self.engine.is_plain(item) for item in held.items)
        return bool(held.items) and all(plain)

    def comprehension(self, frame: Frame, expression: ir.Comprehension, path: str) -> Held:
        """Return the root of what a comprehension puts into the container that it makes."""
        if not is_item(path):
            return OWN
        inside = comprehension_frame(self.engine, frame, expression)
        return self.first(inside, expression.elements[-1:], split_item(path)[1])

    def call(self, frame: Frame, expression: ir.Call, path: str) -> Held:
        """Return the root of what a call gives: of what a function returns, of what it takes that out of."""
        if self.depth <= 0:
            return OWN
        deeper = Finder(self.engine, self.depth - 1)
        values = self.engine.infer(frame, expression.func).items
        return first_held(find_called(deeper, frame, expression, value, path) for value in values)


def _of_proxy(engine: Engine, item: Value) -> tuple[Frame, ...]:
    """Return what reads any attribute of an object whose class of the project sets its attributes elsewhere as well."""
    if not isinstance(item, Instance) or not any(own_frames(engine, item, "__setattr__")):
        return ()
    return tuple(own_frames(engine, item, "__getattr__"))


_FOLLOW: Final[dict[type, Callable[[Finder, Frame, Any, str], Held]]] = {
    ir.Attribute: Finder.attribute,
    ir.Await: Finder.inner,
    ir.Call: Finder.call,
    ir.Comprehension: Finder.comprehension,
    ir.Conditional: Finder.conditional,
    ir.Display: Finder.display,
    ir.Name: Finder.name,
    ir.Operation: Finder.operation,
    ir.Starred: Finder.inner,
    ir.Subscript: Finder.item,
    ir.Walrus: Finder.inner,
}
