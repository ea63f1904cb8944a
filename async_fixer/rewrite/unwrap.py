"""UnwrapCall and CallArgument -> the call that was handed to another one, made directly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import libcst as cst

from async_fixer.rewrite.align import realign
from async_fixer.rewrite.awaited import find_opening, splice_at
from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.layout import read_expression, strip_parentheses
from async_fixer.rewrite.part import keep_part, move
from async_fixer.rewrite.precedence import is_whole
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from async_fixer.edits import CallArgument, UnwrapCall
    from async_fixer.rewrite.tree import Tree

_RUNNERS_OWN: Final = frozenset({"backend", "backend_options"})
"""keywords that say how to run the function, and are not handed on to it"""

_GAP: Final = re.compile(r"\s*,?\s*")


def unwrap_call(job: Job, edit: UnwrapCall) -> Change:
    """Keep one argument in place of the call; raises RewriteError when the inner span is no argument of it."""
    tree = job.tree
    call = tree.find(edit.span, cst.Call, "call")
    inner = (span_start(edit.inner), span_end(edit.inner))
    values = (argument.value for argument in call.args if not argument.star)
    value = next((value for value in values if inner in (tree.spans[value], tree.outer[value])), None)
    if value is None:
        tree.fail(inner[0], "there is no argument here: the edit was made for another text")
    (start, end), (first, last) = tree.spans[call], tree.outer[value]
    return Change(keep_part(job, call, value), call, ((start, first), (last, end)))


def call_argument(job: Job, edit: CallArgument) -> Change:
    """Call the first argument with the others; raises RewriteError when it is no plain argument."""
    tree = job.tree
    call = tree.find(edit.span, cst.Call, "call")
    start, end = tree.spans[call]
    if not call.args or call.args[0].star or call.args[0].keyword is not None:
        tree.fail(start, "there is no function among the arguments")
    if any(argument.keyword is not None and argument.keyword.value in _RUNNERS_OWN for argument in call.args):
        tree.fail(start, "a keyword says how to run the function")
    callee = _read_callee(job, call.args[0].value, start)
    opening = find_opening(tree, call)
    arguments = _read_others(job, call, start + len(callee) - opening)
    return Change(splice_at(tree, (start, end), callee + arguments), call, ((start, opening),))


def _read_callee(job: Job, value: cst.BaseExpression, start: int) -> str:
    """Return the text of what is called when it stands at the offset `start`."""
    text = strip_parentheses(job.piece(*job.tree.outer[value]))
    function = read_expression(text)
    text = move(job, text, job.tree.outer[value][0], start)
    return text if function is not None and is_whole(function) else f"({text})"


def _read_others(job: Job, call: cst.Call, delta: int) -> str:
    """Return the parentheses, moved by `delta`, with all arguments but the first and with the comments around that."""
    tree = job.tree
    opening, others, end = find_opening(tree, call), _find_others(tree, call), tree.spans[call][1]
    before = tree.text[opening : tree.spans[call.args[0]][0]]
    dropped, kept = job.piece(opening + len(before), others), job.piece(others, end)
    if not call.args[1:] and "#" not in before + kept:
        return "()"
    moved = realign(before + dropped + kept, tree.column(opening), delta, delta - len(dropped))
    return moved.replace(before + dropped, before, 1)


def _find_others(tree: Tree, call: cst.Call) -> int:
    """Return where the arguments behind the first begin, or the comment before them."""
    behind, end = tree.spans[call.args[0]][1], tree.spans[call][1]
    gap = _GAP.match(tree.text, behind, end)
    return gap.end() if gap else behind
