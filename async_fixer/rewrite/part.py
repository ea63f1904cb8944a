"""An expression of which only a part is kept -> the splice, with the parentheses and comments that are still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.rewrite.align import dedent, find_comments, is_aligned, needs_brackets, realign
from async_fixer.rewrite.awaited import find_top, splice_at
from async_fixer.rewrite.fitting import find_carrier
from async_fixer.rewrite.layout import is_broken, read_expression, strip_parentheses
from async_fixer.rewrite.precedence import needs_parentheses_at
from async_fixer.rewrite.rows import flatten

if TYPE_CHECKING:
    import libcst as cst

    from async_fixer.rewrite.job import Job
    from async_fixer.rewrite.splice import Splice


def keep_part(job: Job, node: cst.BaseExpression, part: cst.BaseExpression) -> Splice:
    """Replace `node` by `part`, which stands in it; comments around the part stay above it."""
    tree = job.tree
    written = job.piece(*tree.outer[part])
    if comments := find_outer_comments(job, node, part):
        return splice_at(tree, tree.spans[node], _write_block(job, node, tree.outer[part][0], (*comments, written)))
    text = strip_parentheses(written)
    source = tree.spans[part][0] if text != written else tree.outer[part][0]
    broken = needs_brackets(text) and _is_held(job, node, part)
    if not broken and not _is_torn(job, node, text):
        place = tree.outer[node]
        text = move(job, text, source, place[0])
        return splice_at(tree, place, flatten(text) if _may_break_anew(job, node) else text)
    place = tree.spans[node]
    if node.lpar:
        return splice_at(tree, place, move(job, text, source, place[0]))
    if text != written:
        return splice_at(tree, place, move(job, written, tree.outer[part][0], place[0]))
    if broken and tree.line(source) != tree.line(place[0]):
        return splice_at(tree, place, _write_block(job, node, source, (text,)))
    return splice_at(tree, place, f"({move(job, text, source, place[0] + 1)})")


def _is_held(job: Job, node: cst.BaseExpression, part: cst.BaseExpression) -> bool:
    """Tell whether it is a bracket of `node` that lets the part go over several lines."""
    before = job.tree.text[job.tree.outer[node][0] : job.tree.spans[part][0]]
    return "(" in before or "[" in before


def _may_break_anew(job: Job, node: cst.BaseExpression) -> bool:
    """Tell whether parentheses of several lines go, and all that stands behind them is on one line."""
    tree = job.tree
    top = find_top(tree, node)
    (start, end), behind = tree.outer[node], tree.outer[top][1]
    gap = tree.text[start : tree.spans[node][0]]
    return is_broken(gap) and not is_broken(tree.text[end:behind]) and find_carrier(tree, node) is top


def find_outer_comments(job: Job, node: cst.BaseExpression, part: cst.BaseExpression) -> tuple[str, ...]:
    """Return the comments of `node`, its parentheses included, that stand before or behind `part`."""
    tree = job.tree
    (start, end), (first, last) = tree.outer[node], tree.spans[part]
    comments = find_comments(tree.text[start:end])
    return tuple(text for at, text in comments if not first <= start + at < last)


def move(job: Job, text: str, source: int, target: int) -> str:
    """Return the text, which began at the offset `source`, as it is written where `target` is."""
    tree = job.tree
    column, delta = tree.column(source) - 1, tree.column(target) - tree.column(source)
    if tree.line(source) == tree.line(target) or is_aligned(f"({text}", column):
        return realign(f"({text}", column, delta, delta)[1:]
    return dedent(text, tree.indent(source).removeprefix(tree.indent(target)))


def _is_torn(job: Job, node: cst.BaseExpression, text: str) -> bool:
    value = read_expression(text)
    return value is None or needs_parentheses_at(job.tree, node, value)


def _write_block(job: Job, node: cst.BaseExpression, source: int, lines: tuple[str, ...]) -> str:
    """Return the lines, the last of which began at the offset `source`, in parentheses one step deeper than `node`."""
    page = job.page(job.tree.spans[node][0])
    inner = page.deeper().indent
    lines = (*lines[:-1], dedent(lines[-1], job.tree.indent(source).removeprefix(inner)))
    return page.newline.join(("(", *(inner + line for line in lines), f"{page.indent})"))
