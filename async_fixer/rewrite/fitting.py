"""Lines that edits made too long -> the same lines broken the way black breaks them, in the simple cases."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import libcst as cst

from async_fixer.rewrite.context import is_in_format
from async_fixer.rewrite.layout import (
    Bracketed,
    Page,
    break_bracket,
    break_item,
    is_access,
    is_broken,
    read_bracket,
    read_brackets,
    read_chain,
    split_trailers,
)
from async_fixer.rewrite.splice import Splice, is_cut, nest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from async_fixer.rewrite.job import Job
    from async_fixer.rewrite.tree import Tree

CARRIERS: Final[dict[type[cst.CSTNode], str]] = {
    cst.AnnAssign: "value",
    cst.Arg: "value",
    cst.Assert: "test",
    cst.Assign: "value",
    cst.AugAssign: "value",
    cst.DictElement: "value",
    cst.Element: "value",
    cst.Expr: "value",
    cst.For: "iter",
    cst.If: "test",
    cst.Raise: "exc",
    cst.Return: "value",
    cst.While: "test",
    cst.WithItem: "item",
}
"""What may begin a line, and the part of it that black breaks inside its last bracket."""

_PARENTHESISED: Final = (cst.AnnAssign, cst.Assign, cst.AugAssign, cst.For, cst.If, cst.Return, cst.While)
"""What black puts in parentheses when not even the opening bracket has room."""

_PRAGMA: Final = re.compile(r"\s*#\s*(?:type|noqa|pyright|pylint|mypy|ruff|flake8)\b.*")
"""comments for tools, which may stick out"""

_ITEMS: Final = (cst.Arg, cst.DictElement, cst.Element)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file with the edits made: an expression, what stands before and after it, and what carries it."""

    page: Page
    before: str
    value: str
    after: str
    start: int
    end: int
    may_parenthesise: bool


def fit_lines(job: Job, edited: Iterable[cst.CSTNode]) -> Job:
    """Break the lines of the edited nodes that are too long now and were one line each."""
    carriers = (find_carrier(job.tree, node) for node in edited)
    for carrier in dict.fromkeys(carriers):
        line = _read_line(job, carrier) if carrier is not None else None
        if line is not None and not line.page.fits(line.before + line.value + _PRAGMA.sub("", line.after)):
            text = _break_line(line)
            job = job.having_done(nest(job.done, Splice(line.start, line.end, text)))
    return job


def find_carrier(tree: Tree, node: cst.CSTNode) -> cst.CSTNode | None:
    """Return the expression around `node` that its statement or item, which begins the line, can be broken in."""
    for child, parent in tree.ancestors(node):
        field = CARRIERS.get(type(parent))
        carried: object = getattr(parent, field) if field else None
        if carried is child:
            start = _find_owner_start(tree, parent)
            before = tree.text[tree.line_start(tree.outer[child][0]) : start] if start >= 0 else "?"
            if before.strip() in {"", "el"} and not is_in_format(tree, node):
                return child
    return None


def _find_owner_start(tree: Tree, parent: cst.CSTNode) -> int:
    if isinstance(parent, cst.WithItem):
        parent = tree.parents[parent]
    if isinstance(parent, cst.BaseSmallStatement):
        line = tree.parents[parent]
        return tree.spans[line][0] if isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1 else -1
    return tree.spans[parent][0]


def _read_line(job: Job, carrier: cst.CSTNode) -> Line | None:
    tree = job.tree
    start, end = tree.outer[carrier]
    line_start, line_end = tree.line_start(start), tree.line_end(end)
    if is_cut(job.done, start, end):
        return None
    page = job.page(start)
    before, value = job.piece(line_start, start), job.piece(start, end)
    after = job.piece(end, line_end)
    parent = tree.parents[carrier]
    if is_broken(before + value + after) or not _may_follow(parent, after):
        return None
    return Line(page, before[len(page.indent) :], value, after, start, end, isinstance(parent, _PARENTHESISED))


def _may_follow(parent: cst.CSTNode, after: str) -> bool:
    code = after.partition("#")[0].strip()
    if isinstance(parent, _ITEMS):
        return code in {"", ","}
    return code.endswith(":") if isinstance(parent, (cst.BaseCompoundStatement, cst.WithItem)) else not code


def _break_line(line: Line) -> str:
    page = line.page
    awaited, trailers = split_trailers(line.value)
    if awaited and trailers:
        return _parenthesise(page, awaited) + trailers
    inner = page.deeper()
    if line.may_parenthesise and (chain := read_chain(line.value)):
        links = [line.value] if inner.fits(line.value) else chain
        return _enclose(page, [text for link in links for text in break_item(inner, link)])
    brackets = read_brackets(line.value)
    if parts := next((one for one in brackets if page.fits(line.before + one.head)), None):
        return _break_between(page, line.before, parts, line.after)
    may_parenthesise = line.may_parenthesise and (brackets or is_access(line.value))
    return _parenthesise(page, line.value) if may_parenthesise else line.value


def _parenthesise(page: Page, value: str) -> str:
    inner = page.deeper()
    parts = None if inner.fits(value) else read_bracket(value)
    return _enclose(page, break_bracket(inner, parts) if parts else [inner.indent + value])


def _enclose(page: Page, lines: Iterable[str]) -> str:
    return page.newline.join(["(", *lines, page.indent + ")"])


def _break_between(page: Page, before: str, parts: Bracketed, after: str) -> str:
    """Return the lines of `parts`, broken, when `before` stands before them and `after` behind them."""
    lead = page.indent + before
    lines = break_bracket(page, replace(parts, head=before + parts.head), after)
    return page.newline.join(lines)[len(lead) :].removesuffix(after)
