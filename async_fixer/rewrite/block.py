"""OffloadBlock -> the statements in a function of their own, and the await that runs it in a worker thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from async_fixer.edits import OffloadBlock
from async_fixer.rewrite.align import indent_more, is_aligned
from async_fixer.rewrite.context import check_awaitable
from async_fixer.rewrite.fitting import CARRIERS, fit_lines
from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.layout import is_broken, width
from async_fixer.rewrite.splice import Splice, apply
from async_fixer.rewrite.tree import Tree, load
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from async_fixer.edits import Edit
    from async_fixer.model import SourceFile
    from async_fixer.rewrite.layout import Layout

_STATEMENTS = (cst.BaseCompoundStatement, cst.SimpleStatementLine)


def offload_block(job: Job, edit: OffloadBlock) -> Change:
    """Make the edit; raises RewriteError where no await may stand, or where the lines hold other statements, too."""
    tree = job.tree
    node = find_first(tree, edit)
    check_awaitable(tree, node)
    start, end = tree.line_start(span_start(edit.span)), tree.line_end(span_end(edit.span))
    behind = tree.text[span_end(edit.span) : end].strip()
    if tree.text[start : span_start(edit.span)].strip() or not (not behind or behind.startswith("#")):
        tree.fail(span_start(edit.span), "other statements share its lines")
    end = _find_end(tree, tree.column(span_start(edit.span)), end)
    top = _find_top(tree, start)
    gap = tree.newline(start) if _needs_gap(tree, node, top, start) else ""
    text = tree.newline(start).join(_write(job, edit, node, (start, end)))
    return Change(Splice(top, end, gap + tree.text[top:start] + text), node)


def find_first(tree: Tree, edit: OffloadBlock) -> cst.CSTNode:
    """Return the first of the statements; raises RewriteError when there is none."""
    start = span_start(edit.span)
    found = (node for node, place in tree.spans.items() if place[0] == start and isinstance(node, _STATEMENTS))
    outermost = max(found, key=lambda node: tree.spans[node][1], default=None)
    if outermost is None:
        tree.fail(start, "no statement begins here: the edit was made for another text")
    return outermost


def _write(job: Job, edit: OffloadBlock, node: cst.CSTNode, place: tuple[int, int]) -> Iterator[str]:
    page = job.page(place[0])
    inner = page.deeper().indent
    yield f"{page.indent}def {edit.name}(){_annotate(job, edit, node)}:"
    if edit.rebound:
        yield f"{inner}nonlocal {', '.join(edit.rebound)}"
    returned = _find_returned(job, edit)
    written = job.piece(*place)
    if returned is not None:
        written = f"{job.piece(place[0], returned[0])}return {job.piece(returned[1], place[1])}"
    yield page.step + indent_more(written, page.step)
    if edit.outputs and returned is None:
        yield f"{inner}return {', '.join(edit.outputs)}"
    yield ""
    bound = "return " if edit.gives else f"{', '.join(edit.outputs)} = " if edit.outputs else ""
    yield f"{page.indent}{bound}await {job.spellings[edit].text}({edit.name})"


def _find_returned(job: Job, edit: OffloadBlock) -> tuple[int, int] | None:
    """Return where the assignment at the end and its value begin; None for none, or where its lines are aligned."""
    if not edit.last:
        return None
    node = job.tree.find(edit.last, cst.Assign, "assignment")
    start, value = job.tree.spans[node][0], job.tree.outer[node.value][0]
    text = job.tree.text[value : job.tree.outer[node.value][1]]
    return None if is_aligned(text, job.tree.column(value)) else (start, value)


def _annotate(job: Job, edit: OffloadBlock, node: cst.CSTNode) -> str:
    """Return what the function says that it returns, where the one around it does and that is known."""
    around = next(parent for _, parent in job.tree.ancestors(node) if isinstance(parent, cst.FunctionDef))
    if around.returns is None or edit.outputs or (edit.gives and not edit.annotated):
        return ""
    said = job.piece(*job.tree.outer[around.returns.annotation]) if edit.gives else "None"
    return "" if is_broken(said) else f" -> {said}"


def _find_top(tree: Tree, start: int) -> int:
    """Return where the comments above a line begin."""
    while start > 0:
        above = tree.line_start(start - 1)
        if not tree.text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start


def _find_end(tree: Tree, column: int, end: int) -> int:
    """Return where the comments end that stand below the statements, and further to the right than these."""
    last = end
    while end < len(tree.text):
        start = end + len(tree.newline(end))
        line = tree.text[start : tree.line_end(start)]
        code = line.lstrip()
        if code and (not code.startswith("#") or len(line) - len(code) <= column):
            break
        end = tree.line_end(start)
        last = end if code else last
        if start >= len(tree.text):
            break
    return last


def _needs_gap(tree: Tree, node: cst.CSTNode, top: int, start: int) -> bool:
    """Tell whether a blank line has to go before a function that begins at `start`, its comments at `top`.

    None does at the beginning of a function or class, nor between what opens a block and a comment.
    """
    if not tree.text[tree.line_start(top - 1) : top].strip():
        return False
    block = tree.parents[node]
    if not isinstance(block, cst.IndentedBlock) or block.body[0] is not node:
        return True
    return top == start and not isinstance(tree.parents[block], (cst.FunctionDef, cst.ClassDef))


def fit_moved(source: SourceFile, layout: Layout, edits: Iterable[Edit], text: str) -> str:
    """Break the lines of the new functions that had room before they moved one step to the right."""
    names = {edit.name for edit in edits if isinstance(edit, OffloadBlock)}
    if not names:
        return text
    job = Job(load(replace(source, text=text)), layout, {})
    return apply(text, fit_lines(job, _find_grown(job, names)).done)


def _find_grown(job: Job, names: Collection[str]) -> Iterator[cst.CSTNode]:
    """Yield what begins the lines that became too long: those that moved, and those that hand them over."""
    tree = job.tree
    longest = job.layout.line_length
    for node in tree.spans:
        carried = getattr(node, CARRIERS.get(type(node), ""), None)
        if not isinstance(carried, cst.CSTNode):
            continue
        if _hands_over(carried, names):
            yield carried
            continue
        if not _is_moved(tree, node, names):
            continue
        start = tree.line_start(tree.outer[carried][0])
        line = tree.text[start : tree.line_end(start)]
        if longest < width(line) <= longest + width(tree.module.default_indent):
            yield carried


def _is_moved(tree: Tree, node: cst.CSTNode, names: Collection[str]) -> bool:
    around = (parent for _, parent in tree.ancestors(node))
    return any(isinstance(parent, cst.FunctionDef) and parent.name.value in names for parent in around)


def _hands_over(carried: cst.CSTNode, names: Collection[str]) -> bool:
    """Tell whether an expression awaits one of the new functions."""
    call = carried.expression if isinstance(carried, cst.Await) else None
    if not isinstance(call, cst.Call) or len(call.args) != 1:
        return False
    function = call.args[0].value
    return isinstance(function, cst.Name) and function.value in names
