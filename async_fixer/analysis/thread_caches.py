"""A use of what each thread has one of in, whether it only keeps there what a thread makes when it first needs it out.

`if not hasattr(local, "x"): local.x = make()`: every thread that comes along makes one for itself, and nothing that
one request leaves there is asked for by another one in particular.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.span import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.records import AttributeSite
    from async_fixer.program.values import Frame, Ref

_ASKING: Final = frozenset({"builtins.getattr", "builtins.hasattr"})


def find_cached(program: Program, frame: Frame, expression: ir.Expr) -> Iterator[ir.Expr]:
    """Yield the parts of an expression that name an object of which only cached attributes are read or asked for."""
    for part in walk_expression(expression):
        holder, name = _asked(program, frame, part)
        if holder is not None and _is_cache(program, frame, name):
            yield holder


def _asked(program: Program, frame: Frame, part: ir.Expr) -> tuple[ir.Expr | None, str]:
    """Return an object and the name of the attribute that is read of it, or asked for."""
    match part:
        case ir.Attribute(value=value, attr=attr):
            return value, attr
        case ir.Call(func=ir.Name() as function, args=(value, ir.Literal(value=str() as name), *_)):
            return (value, name) if program.engine.origin(frame, function) in _ASKING else (None, "")
        case _:
            return None, ""


def _is_cache(program: Program, frame: Frame, name: str) -> bool:
    """Tell whether an attribute is only ever assigned where it was found to be missing."""
    sites = [site for site in program.engine.attribute_sites(name) if _is_near(program, site.ref, frame.ref)]
    return bool(sites) and all(_is_guarded(program, site, name) for site in sites)


def _is_near(program: Program, one: Ref, other: Ref) -> bool:
    """Tell whether an assignment may be to the same object: in any module that speaks of the attribute."""
    return not program.index(one.module).is_stub and program.index(one.module).root == program.index(other.module).root


def _is_guarded(program: Program, site: AttributeSite, name: str) -> bool:
    body, frame = program.scope(site.ref).body, program.frame(site.ref)
    conditions = (part for part in walk_statements(body) if isinstance(part, ir.If))
    tests = [part for part in conditions if _asks_for(program, frame, part.test, name)]
    return any(is_inside(_span_of(body, site), part.span) for part in tests)


def _span_of(body: tuple[ir.Stmt, ...], site: AttributeSite) -> int:
    """Return the span of the statement that assigns to an object."""
    for statement in walk_statements(body):
        if isinstance(statement, ir.Assign):
            parts = (part for whole in expressions_of(statement) for part in walk_expression(whole))
            if any(part is site.object for part in parts):
                return statement.span
    return site.object.span


def _asks_for(program: Program, frame: Frame, test: ir.Expr, name: str) -> bool:
    calls = (part for part in walk_expression(test) if isinstance(part, ir.Call))
    return any(_asked(program, frame, part)[1] == name for part in calls)
