"""The findings of one function in, the expressions that could be handed to a thread out: outermost first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.analysis.findings import Located
from async_fixer.index import ir
from async_fixer.plan.positions import enclosing_expressions, enclosing_statements, is_in_block
from async_fixer.program.values import ClassValue
from async_fixer.span import is_inside

if TYPE_CHECKING:
    from async_fixer.plan.cases import Case
    from async_fixer.span import Span


class Site(Struct, frozen=True):
    """An expression that blocks, with the findings inside it."""

    located: Located
    """the outermost finding"""
    inner: tuple[Located, ...]
    statements: tuple[ir.Stmt, ...]
    """around it, outermost first"""

    @property
    def span(self) -> Span:
        """The place of the expression."""
        return self.located.step.expression.span

    @property
    def awaited(self) -> ir.Expr | None:
        """What is awaited there already, where it is the await of a coroutine that is supposed to be none any more."""
        expression = self.located.step.expression
        return expression.value if isinstance(expression, ir.Await) else None

    @property
    def findings(self) -> tuple[Located, ...]:
        """All that handing over the expression repairs."""
        return (self.located, *self.inner)


def find_sites(case: Case) -> tuple[Site, ...]:
    """Return the outermost blocking expressions of a function that hold a severe finding, in order.

    What an awaited call is given is evaluated before: it is a site of its own.
    """
    ordered = sorted(case.located, key=lambda item: (item.step.expression.span >> 32, -item.step.expression.span))
    sites: list[tuple[Located, list[Located]]] = []
    for item in ordered:
        span = item.step.expression.span
        around = next((site for site in reversed(sites) if is_inside(span, site[0].step.expression.span)), None)
        if around is not None and not isinstance(around[0].step.expression, ir.Await):
            around[1].append(item)
        else:
            sites.append((item, []))
    made = [
        Site(outer, tuple(inner), enclosing_statements(case.scope.body, outer.step.expression.span))
        for outer, inner in sites
    ]
    return tuple(site for site in made if any(item.finding.severity == "severe" for item in site.findings))


def around_in_statement(site: Site) -> tuple[ir.Expr, ...]:
    """Return the expressions of the site's own statement that it lies in, outermost first."""
    return enclosing_expressions(site.statements[-1], site.span) if site.statements else ()


def is_context_manager(site: Site) -> bool:
    """Tell whether a `with` statement enters what the expression gives."""
    last = site.statements[-1] if site.statements else None
    return isinstance(last, ir.With) and any(is_inside(site.span, item.context.span) for item in last.items)


def blocking_blocks(case: Case) -> tuple[ir.With, ...]:
    """Return the `with` statements whose header blocks: what they hold open is used in their body."""
    contexts = {site.statements[-1].span: site.statements[-1] for site in find_sites(case) if is_context_manager(site)}
    return tuple(statement for statement in contexts.values() if isinstance(statement, ir.With))


def is_iterated(site: Site) -> bool:
    """Tell whether a loop goes through what the expression gives, in its own steps."""
    return site.located.step.action in ("iterate", "enter", "write")


def held_open(case: Case, site: Site) -> ir.With | None:
    """Return the `with` block whose open file or connection the expression stands in, if there is one."""
    return next((block for block in blocking_blocks(case) if is_in_block(block, site.span)), None)


def is_lazy(case: Case, located: Located) -> bool:
    """Tell whether an expression only makes an object that will call what it was given."""
    step = located.step
    if step.callee is not None or not isinstance(step.expression, ir.Call):
        return False
    return any(isinstance(item, ClassValue) for item in case.infer(step.at, step.expression.func))
