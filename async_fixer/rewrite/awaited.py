"""An expression that becomes an awaited call -> the splice, parenthesised where it would be torn apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from async_fixer.rewrite.context import is_in_format, needs_parentheses
from async_fixer.rewrite.layout import is_broken
from async_fixer.rewrite.splice import Splice

if TYPE_CHECKING:
    from async_fixer.rewrite.job import Job
    from async_fixer.rewrite.tree import Range, Tree


def replace_call(job: Job, node: cst.BaseExpression, text: str) -> Splice:
    """Replace `node` by the call `text`, in parentheses where it would be torn apart."""
    place = find_range(job.tree, node)
    return splice_at(job.tree, place, parenthesise(text, wrapped=is_wrapped(job.tree, node, text)))


def read_arguments(job: Job, call: cst.Call) -> tuple[str, ...]:
    """Return the text of each argument; a generator expression that shares the call's parentheses gets its own."""
    return tuple(_read_argument(job, argument) for argument in call.args)


def read_inside(job: Job, call: cst.Call) -> str:
    """Return the text between the call's parentheses; a generator expression that shares them gets its own."""
    opening, end = find_opening(job.tree, call), job.tree.spans[call][1]
    if not call.args:
        return job.piece(opening + 1, end - 1)
    first, last = job.tree.spans[call.args[0]][0], job.tree.spans[call.args[-1]][1]
    arguments = _read_argument(job, call.args[0]) if len(call.args) == 1 else job.piece(first, last)
    return job.tree.text[opening + 1 : first] + arguments + job.tree.text[last : end - 1]


def parenthesise(text: str, *, wrapped: bool) -> str:
    """Return the text, in parentheses when it is to be wrapped."""
    return f"({text})" if wrapped else text


def splice_at(tree: Tree, place: Range, text: str) -> Splice:
    """Return the splice of an expression, kept apart from what it touches: `return"".join(x)`, `f"{ {}[x] }"`."""
    before, behind = tree.text[place[0] - 1 : place[0]], tree.text[place[1] : place[1] + 1]
    lead = " " if _is_word(before) or before == text[:1] == "{" else ""
    trail = " " if _is_word(behind) and _is_word(text[-1:]) else ""
    return Splice(*place, lead + text + trail)


def find_range(tree: Tree, node: cst.BaseExpression) -> Range:
    """Return what is replaced: parentheses go with the expression when they only serve to break the line."""
    outer = tree.outer[node]
    start, end = tree.spans[node]
    inside = tree.text[outer[0] : start] + tree.text[end : outer[1]]
    if len(node.lpar) == 1 and is_broken(inside) and "#" not in inside and not is_in_format(tree, node):
        return outer
    return start, end


def is_wrapped(tree: Tree, node: cst.BaseExpression, text: str) -> bool:
    """Tell whether `text`, which replaces `node`, needs parentheses of its own, as only an `await` does."""
    return text.startswith("await ") and find_range(tree, node) == tree.outer[node] and needs_parentheses(tree, node)


def find_top(tree: Tree, node: cst.CSTNode) -> cst.CSTNode:
    """Return the expression that `node` begins: `f(x).a[0]()` for `f(x)`."""
    top = node
    for child, parent in tree.ancestors(node):
        trailer = isinstance(parent, (cst.Attribute, cst.Subscript)) and parent.value is child
        if not trailer and not (isinstance(parent, cst.Call) and parent.func is child):
            break
        top = parent
    return top


def find_opening(tree: Tree, call: cst.Call) -> int:
    """Return the offset of the parenthesis before the arguments."""
    return tree.outer[call.whitespace_before_args][0] - 1


def _read_argument(job: Job, argument: cst.Arg) -> str:
    text = job.piece(*job.tree.spans[argument])
    bare = isinstance(argument.value, cst.GeneratorExp) and not argument.value.lpar
    return parenthesise(text, wrapped=bare)


def _is_word(character: str) -> bool:
    return character.isidentifier() or character.isdigit()
