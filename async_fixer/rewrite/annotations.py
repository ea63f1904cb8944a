"""ReplaceName and DropArgument -> the type, decorator or context manager that synchronous code uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst
from libcst.helpers import get_full_name_for_node

from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.splice import Splice

if TYPE_CHECKING:
    from async_fixer.model import DropArgument, ReplaceName


def replace_name(job: Job, edit: ReplaceName) -> Change:
    """Say another name in place of the one at the span."""
    node = job.tree.find(edit.span, (cst.Name, cst.Attribute), "name")
    if get_full_name_for_node(node) is None:
        job.tree.fail(job.tree.spans[node][0], "only a dotted name can be replaced")
    place = job.tree.spans[node]
    return Change(Splice(*place, job.spellings[edit].text), node, place)


def drop_arguments(job: Job, edit: DropArgument) -> Change:
    """Keep the first type argument, on the line of the bracket where no comment is lost."""
    tree = job.tree
    node = tree.find(edit.span, cst.Subscript, "subscript")
    start, end = tree.spans[node]
    first, opening = tree.outer[node.slice[0].slice][1], tree.outer[node.lbracket][0] + 1
    head, kept, closing = job.piece(start, opening), job.piece(opening, first).strip(), "]"
    if "#" in tree.text[opening:end]:
        kept, closing = job.piece(opening, tree.outer[node.slice[0]][1]), f"{tree.newline(start)}{tree.indent(end)}]"
    return Change(Splice(start, end, head + kept.rstrip() + closing), node, (first, end))
