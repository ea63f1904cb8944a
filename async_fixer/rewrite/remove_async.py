"""RemoveAsync -> the header of the function or statement, or the clause, without `async`, its lines still aligned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

import libcst as cst

from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.part import move
from async_fixer.rewrite.splice import Splice
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from async_fixer.edits import RemoveAsync
    from async_fixer.rewrite.tree import Tree

_ASYNC: Final = re.compile(r"async(?:[ \t\f\r\n]|\\(?:\r\n|\r|\n))+")

_Statement: TypeAlias = cst.FunctionDef | cst.For | cst.With
_STATEMENTS: Final[tuple[type[_Statement], ...]] = (cst.FunctionDef, cst.For, cst.With)


def remove_async(job: Job, edit: RemoveAsync) -> Change:
    """Make the edit; raises RewriteError when what is at the span is not async."""
    tree = job.tree
    node = _find_clause(tree, edit) or tree.find(edit.span, _STATEMENTS, "function or statement")
    start, end = _find_header(tree, node)
    keyword = _ASYNC.match(tree.text, start)
    if node.asynchronous is None or keyword is None:
        tree.fail(start, "this is not async")
    rest = job.piece(keyword.end(), end)
    return Change(Splice(start, end, move(job, rest, keyword.end(), start)), node)


def _find_clause(tree: Tree, edit: RemoveAsync) -> cst.CompFor | None:
    """Return the clause of a comprehension whose iterable is at the span."""
    place = (span_start(edit.span), span_end(edit.span))
    if any(isinstance(node, cst.BaseCompoundStatement) for node in tree.by_span.get(place, ())):
        return None
    clauses = (node for node in tree.spans if isinstance(node, cst.CompFor))
    return next((one for one in clauses if place in (tree.spans[one.iter], tree.outer[one.iter])), None)


def _find_header(tree: Tree, node: _Statement | cst.CompFor) -> tuple[int, int]:
    """Return from where to where the keyword and what it moves go: to the colon, or to the end of the iterable."""
    if isinstance(node, cst.CompFor):
        asynchronous = node.asynchronous or node
        return tree.outer[asynchronous][0], tree.outer[node.iter][1]
    return tree.spans[node][0], tree.outer[node.whitespace_before_colon][1] + 1
