"""SwapCall -> the asynchronous function, awaited, with the same arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from async_fixer.rewrite.align import realign
from async_fixer.rewrite.awaited import find_opening, read_inside, replace_call
from async_fixer.rewrite.context import check_awaitable
from async_fixer.rewrite.job import Change, Job

if TYPE_CHECKING:
    from async_fixer.edits import SwapCall


def swap(job: Job, edit: SwapCall) -> Change:
    """Make the edit; raises RewriteError where no await may stand."""
    tree = job.tree
    call = tree.find(edit.span, cst.Call, "call")
    check_awaitable(tree, call)
    head = f"await {job.spellings[edit].text}("
    start, opening = tree.spans[call][0], find_opening(tree, call)
    delta = start + len(head) - 1 - opening
    arguments = realign(f"({read_inside(job, call)})", tree.column(opening), delta, delta)[1:]
    return Change(replace_call(job, call, head + arguments), call, gone=(tree.outer[call.func],))
