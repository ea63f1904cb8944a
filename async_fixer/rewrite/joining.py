"""Statements of several lines that edits made shorter -> joined where black joins them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import libcst as cst

from async_fixer.rewrite.rows import join_rows, read_rows
from async_fixer.rewrite.splice import Splice, is_cut, nest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.rewrite.job import Change, Job
    from async_fixer.rewrite.tree import Range, Tree

_NEWLINE: Final = re.compile(r"\r\n|\r|\n")


def join_lines(job: Job, changes: Iterable[Change]) -> Job:
    """Join the lines of the statements that have room on fewer lines now."""
    shorter = [change for change in changes if _is_shorter(change.splice)]
    regions = dict.fromkeys(_find_region(job.tree, change.node) for change in shorter)
    for region in regions:
        if region is not None and not is_cut(job.done, *region):
            job = _join_region(job, region, [change.splice for change in shorter])
    return job


def _is_shorter(splice: Splice) -> bool:
    return len(splice.text) < splice.end - splice.start


def _join_region(job: Job, region: Range, shorter: Iterable[Splice]) -> Job:
    start, end = region
    if _has_room(job.tree.text[start:end], job.layout.line_length):
        return job  # its author did not join it either
    edited = [one for one in job.done if any(one.start <= other.start and other.end <= one.end for other in shorter)]
    rows = read_rows(job.piece(start, end), set(_number_lines(job, region, edited)))
    lines = join_rows(rows, job.layout.line_length) if rows else []
    if len(lines) == len(rows):
        return job
    return job.having_done(nest(job.done, Splice(start, end, job.tree.newline(start).join(lines))))


def _has_room(text: str, line_length: int) -> bool:
    """Tell whether a statement has more lines than it takes."""
    rows = read_rows(text, range(1, 2 + len(_NEWLINE.findall(text))))
    return len(join_rows(rows, line_length)) < len(rows) if rows else False


def _number_lines(job: Job, region: Range, edited: Iterable[Splice]) -> Iterator[int]:
    """Yield the numbers of the region's lines that the splices are in."""
    for splice in edited:
        if region[0] <= splice.start <= region[1]:
            first = 1 + len(_NEWLINE.findall(job.piece(region[0], splice.start)))
            yield from range(first, first + 1 + len(_NEWLINE.findall(splice.text)))


def _find_region(tree: Tree, node: cst.CSTNode) -> Range | None:
    """Return the lines of the statement, of the header or of the decorator that the node is in."""
    around = [node, *(parent for _, parent in tree.ancestors(node))]
    for below, one in zip([None, *around], around, strict=False):
        body = getattr(one, "body", None)
        if isinstance(body, cst.BaseSuite):
            return None if below is body else _widen(tree, (tree.spans[one][0], tree.outer[body][0]))
        if isinstance(one, cst.Decorator):
            return _widen(tree, tree.spans[one])
        if isinstance(one, cst.SimpleStatementLine):
            return _widen(tree, tree.spans[one]) if len(one.body) == 1 else None
    return None


def _widen(tree: Tree, place: Range) -> Range:
    return tree.line_start(place[0]), tree.line_end(place[1])
