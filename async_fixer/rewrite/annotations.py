"""Edits of names and type arguments -> the type, decorator or context manager that synchronous code uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst
from libcst.helpers import get_full_name_for_node

from async_fixer.rewrite.import_lines import read_aliases
from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.names import module_of
from async_fixer.rewrite.part import keep_part
from async_fixer.rewrite.splice import Splice

if TYPE_CHECKING:
    from async_fixer.edits import DropArgument, KeepLastArgument, ReplaceName
    from async_fixer.rewrite.tree import Tree


def replace_name(job: Job, edit: ReplaceName) -> Change:
    """Say another name in place of the one at the span."""
    node = job.tree.find(edit.span, (cst.Name, cst.Attribute), "name")
    if get_full_name_for_node(node) is None:
        job.tree.fail(job.tree.spans[node][0], "only a dotted name can be replaced")
    place = job.tree.spans[node]
    return Change(Splice(*place, job.spellings[edit].text), node, (place,))


def drop_arguments(job: Job, edit: DropArgument) -> Change:
    """Keep the first type argument, on the line of the bracket where no comment is lost."""
    tree = job.tree
    node = tree.find(edit.span, cst.Subscript, "subscript")
    start, end = tree.spans[node]
    first, opening = tree.outer[node.slice[0].slice][1], tree.outer[node.lbracket][0] + 1
    head, kept, closing = job.piece(start, opening), job.piece(opening, first).strip(), "]"
    if "#" in tree.text[opening:end]:
        kept, closing = job.piece(opening, tree.outer[node.slice[0]][1]), f"{tree.newline(start)}{tree.indent(end)}]"
    return Change(Splice(start, end, head + kept.rstrip() + closing), node, ((first, end),))


def keep_last_argument(job: Job, edit: KeepLastArgument) -> Change:
    """Say the last type argument alone; raises RewriteError where that is no type, or a text that `|` cannot join."""
    tree = job.tree
    node = tree.find(edit.span, cst.Subscript, "subscript")
    last = node.slice[-1].slice
    start, end = tree.spans[node]
    if not isinstance(last, cst.Index) or last.star:
        tree.fail(start, "the last argument is no type")
    joined = isinstance(tree.parents[node], cst.BinaryOperation)
    if joined and isinstance(last.value, cst.SimpleString) and not _evaluates_late(tree):
        tree.fail(start, "a quoted type cannot be joined by `|`")
    first, behind = tree.outer[last.value]
    return Change(keep_part(job, node, last.value), node, ((start, first), (behind, end)))


def _evaluates_late(tree: Tree) -> bool:
    imports = (node for node in tree.spans if isinstance(node, cst.ImportFrom) and module_of(node) == "__future__")
    return any(alias.evaluated_name == "annotations" for node in imports for alias in read_aliases(node))
