"""RemoveAwait -> what was awaited, in the parentheses that it still needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import libcst as cst

from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.part import find_outer_comments, keep_part, move
from async_fixer.rewrite.splice import Splice

if TYPE_CHECKING:
    from async_fixer.edits import RemoveAwait

_AWAIT: Final = re.compile(r"await(?![ \t\f]*#)(?:[ \t\f]|\\(?:\r\n|\r|\n))*")


def remove_await(job: Job, edit: RemoveAwait) -> Change:
    """Make the edit; raises RewriteError when nothing is awaited at the span."""
    node = job.tree.find(edit.span, cst.Await, "await")
    if find_outer_comments(job, node, node.expression):
        return Change(_cut_keyword(job, node), node)
    return Change(keep_part(job, node, node.expression), node)


def _cut_keyword(job: Job, node: cst.Await) -> Splice:
    """Take the word away and leave all parentheses, for the sake of the comments in them."""
    start, end = job.tree.spans[node]
    keyword = _AWAIT.match(job.tree.text, start)
    first = keyword.end() if keyword else start + len("await")
    return Splice(start, end, move(job, job.piece(first, end), first, start))
