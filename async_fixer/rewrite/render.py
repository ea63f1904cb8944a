"""One file + the edits that a plan wants in it -> its patch; all edits of a file are made together, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from async_fixer.edits import (
    DropArgument,
    Edit,
    OffloadBlock,
    OffloadCall,
    RemoveAsync,
    Rename,
    ReplaceName,
    SwapCall,
)
from async_fixer.errors import RewriteError
from async_fixer.model import Patch, SourceFile
from async_fixer.rewrite.block import find_first, fit_moved
from async_fixer.rewrite.changes import make_change
from async_fixer.rewrite.fitting import fit_lines
from async_fixer.rewrite.import_changes import change_imports
from async_fixer.rewrite.imports import Request, Spelling, resolve
from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.joining import join_lines
from async_fixer.rewrite.layout import Layout
from async_fixer.rewrite.names import Names, scan
from async_fixer.rewrite.removal import remove_lines
from async_fixer.rewrite.splice import OverlapError, apply, moved, nest
from async_fixer.rewrite.syntax import find_compile_fault
from async_fixer.rewrite.tree import Range, Tree, load
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DEFAULT_LAYOUT = Layout()


def render(source: SourceFile, edits: Sequence[Edit], layout: Layout = _DEFAULT_LAYOUT) -> Patch:
    """Return the file with the edits made and its imports put right; the text itself where there are no edits.

    Raises RewriteError when an edit cannot be carried out: it does not fit the text, two of them collide, no `await`
    may stand there, or the result would not compile or could not be encoded as the file is.
    """
    if not edits:
        return Patch(source, source.text)
    if not source.editable:
        raise RewriteError("the file is generated or vendored, or has not the name of a Python file", path=source.path)
    tree = load(source)
    names = scan(tree)
    job = Job(tree, layout, _spell(tree, names, edits))
    try:
        text = _render_text(job, names, edits)
    except OverlapError as error:
        tree.fail(error.offset, "two edits want the same text")
    text = fit_moved(source, layout, edits, text)
    _check_text(tree, text, min(span_start(edit.span) for edit in edits))
    return Patch(source, text)


def _render_text(job: Job, names: Names, edits: Iterable[Edit]) -> str:
    job, gone = _make_changes(job, edits)
    imports = change_imports(job, names, list(job.spellings.values()), gone)
    splices = (*job.done, *imports.splices)
    text = apply(job.tree.text, splices)
    ranges = (job.tree.spans[node] for node in imports.removed)
    return remove_lines(text, [(moved(splices, start), moved(splices, end - 1) + 1) for start, end in ranges])


def _make_changes(job: Job, edits: Iterable[Edit]) -> tuple[Job, list[Range]]:
    """Make the edits from the inside out; return the job with all of them done, and the ranges that they emptied."""
    changes: list[Change] = []
    for edit in sorted(dict.fromkeys(edits), key=_order):
        change = make_change(job, edit)
        _check_apart(job, edit, change, changes)
        changes.append(change)
        job = job.having_done(nest(job.done, change.splice))
    job = fit_lines(join_lines(job, changes), (change.node for change in changes))
    return job, [one for change in changes for one in change.gone]


def _order(edit: Edit) -> tuple[int, int, int]:
    """Sort inner edits before outer ones: a name is part of what has its span, and a clause holds its iterable."""
    rank = 0 if isinstance(edit, Rename) else 2 if isinstance(edit, RemoveAsync) else 1
    return span_end(edit.span), -span_start(edit.span), rank


def _check_apart(job: Job, edit: Edit, change: Change, inner: Iterable[Change]) -> None:
    """Raise OverlapError when the change would undo one that was made inside it."""
    lost = (one for one in job.done if any(start <= one.start and one.end <= end for start, end in change.gone))
    same = (one.splice for one in inner if one.node is change.node)
    if one := next(same, None) or (None if isinstance(edit, DropArgument) else next(lost, None)):
        raise OverlapError(one.start)


def _spell(tree: Tree, names: Names, edits: Iterable[Edit]) -> dict[Edit, Spelling]:
    requests = {edit: request for edit in edits if (request := _request(tree, edit)) is not None}
    spellings = resolve(tree, names, requests.values())
    return {edit: spellings[request] for edit, request in requests.items()}


def _request(tree: Tree, edit: Edit) -> Request | None:
    match edit:
        case OffloadBlock(_, wrapper):
            return Request(wrapper, find_first(tree, edit))
        case OffloadCall(span, wrapper):
            return Request(wrapper, tree.find(span, cst.BaseExpression, "expression"))
        case SwapCall(span, function):
            return Request(function, tree.find(span, cst.Call, "call"))
        case ReplaceName(span, name):
            node = tree.find(span, (cst.Name, cst.Attribute), "name")
            return Request(name, node, node.value if isinstance(node, cst.Name) else "")
        case _:
            return None


def _check_text(tree: Tree, text: str, offset: int) -> None:
    """Raise RewriteError, for the line of `offset`, unless the text compiles and can be stored in its encoding."""
    if fault := find_compile_fault(text):
        tree.fail(offset, f"the result would not compile: {fault}")
    try:
        text.encode(tree.source.encoding)
    except UnicodeEncodeError:
        tree.fail(offset, f"the result cannot be encoded as {tree.source.encoding}")
