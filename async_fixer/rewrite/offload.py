"""OffloadCall -> `await wrapper(function, arguments)` or `await wrapper(lambda: expression)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import libcst as cst

from async_fixer.rewrite.align import indent_more, is_aligned, needs_brackets, realign
from async_fixer.rewrite.awaited import (
    find_opening,
    find_range,
    find_top,
    is_wrapped,
    parenthesise,
    read_arguments,
    read_inside,
    replace_call,
    splice_at,
)
from async_fixer.rewrite.context import check_awaitable, check_deferrable
from async_fixer.rewrite.fitting import find_carrier
from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.layout import Bracketed, Page, break_bracket, is_broken, strip_parentheses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from async_fixer.edits import OffloadCall
    from async_fixer.rewrite.splice import Splice

_OWN_PARAMETERS: Final = frozenset({"func", "fn", "function"})
"""What wrappers call the function that they are given: a keyword of this name would never reach the callee."""

_HUGGED: Final = re.compile(r"\((\r\n|\r|\n)[ \t]*[^\r\n#]*[^\r\n#,]\1(?P<indent>[ \t]*)\)")


def offload(job: Job, edit: OffloadCall) -> Change:
    """Make the edit; raises RewriteError where no await may stand or the expression cannot move into a lambda."""
    node = job.tree.find(edit.span, cst.BaseExpression, "expression")
    head = f"{job.spellings[edit].text}("
    if not edit.awaited:
        check_awaitable(job.tree, node)
        head = f"await {head}"
    elif not isinstance(node, cst.Call) or not isinstance(job.tree.parents[node], cst.Await):
        job.tree.fail(job.tree.spans[node][0], "no awaited call is here")
    if isinstance(node, cst.Call) and not edit.deferred and not _takes_wrappers_keyword(node):
        return Change(_offload_now(job, node, head), node)
    if not edit.deferred and not isinstance(node, cst.Call):
        job.tree.fail(job.tree.spans[node][0], "only a call can be handed over with its arguments")
    check_deferrable(job, node)
    return Change(_offload_deferred(job, node, head), node)


def _takes_wrappers_keyword(call: cst.Call) -> bool:
    keywords = (argument.keyword.value for argument in call.args if argument.keyword is not None)
    return any(argument.star == "**" for argument in call.args) or not _OWN_PARAMETERS.isdisjoint(keywords)


def _offload_now(job: Job, call: cst.Call, head: str) -> Splice:
    tree = job.tree
    start, end = tree.spans[call]
    opening = find_opening(tree, call)
    callee = _read_callee(job, call)
    if not is_broken(tree.text[start:end]):
        arguments = read_inside(job, call).lstrip(" \t")
        return replace_call(job, call, f"{head}{callee}, {arguments})" if arguments else f"{head}{callee})")
    page = job.page(opening)
    hugged = _HUGGED.fullmatch(tree.text[opening:end])
    if hugged and hugged["indent"] == page.indent:
        parts = Bracketed(head, (callee, *read_arguments(job, call)), ")")
        return _replace_lines(job, call, page, break_bracket(page, parts))
    if is_broken(callee) and not call.args and _may_be_block(job, call, head):
        inside = callee if find_range(tree, call) != (start, end) else indent_more(callee, page.step)
        return _replace_block(job, call, head, inside)
    text = head + _insert_callee(job, call, f"{callee},", len(head))
    return _replace_lines(job, call, page, [page.indent + text])


def _read_callee(job: Job, call: cst.Call) -> str:
    """Return the text of what is called, without the parentheses that only calling it took."""
    return strip_parentheses(job.piece(*job.tree.outer[call.func]))


def _insert_callee(job: Job, call: cst.Call, callee: str, head: int) -> str:
    """Return what follows `wrapper(`, `head` characters long, in the layout that the arguments have."""
    tree = job.tree
    start, end = tree.spans[call]
    opening = find_opening(tree, call)
    if not call.args:
        return callee.removesuffix(",") + job.piece(opening + 1, end)
    first, last = tree.spans[call.args[0]][0], tree.spans[call.args[-1]][1]
    before, behind = tree.text[opening:first], tree.text[last:end]
    arguments = read_inside(job, call).removeprefix(before[1:]).removesuffix(behind[:-1])
    if is_broken(before):
        newline = tree.newline(opening)
        first_line = tree.text[opening + 1 : tree.line_end(opening)] + newline
        before = before[1 + len(first_line) :]
        comma = "," if is_broken(behind) and not behind.lstrip().startswith(",") else ""
        return f"{first_line}{tree.indent(first)}{callee}{newline}{before}{arguments}{comma}{behind}"
    delta = start + head - 1 - opening
    moved = realign(before + arguments + behind, tree.column(opening), delta, delta + len(callee) + 1)
    return f"{callee} {moved[1:]}"


def _offload_deferred(job: Job, node: cst.BaseExpression, head: str) -> Splice:
    tree = job.tree
    start, end = tree.spans[node]
    expression = job.piece(start, end)
    if isinstance(node, cst.Tuple) and not node.lpar:
        expression = f"({expression})"
    if not is_broken(expression):
        return replace_call(job, node, f"{head}lambda: {expression})")
    if _may_be_block(job, node, head):
        place = find_range(tree, node)
        body = expression if place == (start, end) else job.piece(*place)
        if needs_brackets(body) and not head.startswith("await "):
            page = job.page(start)
            chain = indent_more(body, page.step)
            body = f"({page.newline}{page.indent}{page.step}{chain}{page.newline}{page.indent})"
        return _replace_block(job, node, head, f"lambda: {indent_more(body, job.page(start).step)}")
    wrapped = is_wrapped(tree, node, head)
    delta = len(head) + len("lambda: ") + wrapped
    moved = realign(f"({expression}", tree.column(start) - 1, delta, delta)[1:]
    return splice_at(tree, (start, end), parenthesise(f"{head}lambda: {moved})", wrapped=wrapped))


def _may_be_block(job: Job, node: cst.BaseExpression, head: str) -> bool:
    """Tell whether an expression of several lines is what its statement or item is about, in hanging indentation."""
    tree = job.tree
    place = find_range(tree, node)
    bracket = "" if tree.text.startswith("(", place[0]) else "("
    aligned = is_aligned(bracket + job.piece(*place), tree.column(place[0]) - len(bracket))
    awaited = node if head.startswith("await ") else tree.parents[node]
    return not aligned and find_carrier(tree, node) is find_top(tree, awaited)


def _replace_block(job: Job, node: cst.BaseExpression, head: str, inside: str) -> Splice:
    """Replace the node by a call with one argument, on lines of its own."""
    page = job.page(find_range(job.tree, node)[0])
    lines = (page.indent + head, page.indent + page.step + inside, f"{page.indent})")
    return _replace_lines(job, node, page, lines)


def _replace_lines(job: Job, node: cst.BaseExpression, page: Page, lines: Sequence[str]) -> Splice:
    """Replace the node by lines, one step to the right within parentheses of their own where it needs them."""
    text = page.newline.join(lines)[len(page.indent) :]
    place = find_range(job.tree, node)
    if not is_wrapped(job.tree, node, text):
        return splice_at(job.tree, place, text)
    if text.partition("(")[2].startswith(page.newline):
        text = f"{page.newline}{page.indent}{page.step}{indent_more(text, page.step)}{page.newline}{page.indent}"
    return splice_at(job.tree, place, f"({text})")
