"""RemoveAsync -> the header of the function without `async`, its lines still aligned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import libcst as cst

from async_fixer.rewrite.align import realign
from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.splice import Splice

if TYPE_CHECKING:
    from async_fixer.model import RemoveAsync
    from async_fixer.rewrite.layout import Page

_ASYNC: Final = re.compile(r"async(?:[ \t\f]|\\(?:\r\n|\r|\n))+")
_HUGGED: Final = re.compile(r"\((\r\n|\r|\n)[ \t]*(?P<line>[^\r\n#]*[^\r\n#,])\1[ \t]*(?P<rest>\)[^\r\n#]*)")


def remove_async(job: Job, edit: RemoveAsync) -> Change:
    """Make the edit; raises RewriteError when the function at the span is not `async def`."""
    tree = job.tree
    node = tree.find(edit.span, cst.FunctionDef, "function")
    start = tree.spans[node][0]
    keyword = _ASYNC.match(tree.text, start)
    if node.asynchronous is None or keyword is None:
        tree.fail(start, "this function is not async")
    name_end = tree.outer[node.name][1]
    end = tree.outer[node.whitespace_before_colon][1] + 1
    name, signature = job.piece(keyword.end(), name_end), job.piece(name_end, end)
    if tree.line(start) == tree.line(name_end):
        after = tree.text[end : tree.line_end(end)]
        joined = _join(job.page(start), name, signature, after)
        signature = joined or _align(signature, tree.column(name_end), start - keyword.end())
    return Change(Splice(start, end, name + signature), node)


def _join(page: Page, name: str, signature: str, after: str) -> str:
    """Return the parameters on the line of the name; "" when they were not all on one line, or have no room there."""
    hugged = _HUGGED.fullmatch(signature)
    joined = f"({hugged['line']}{hugged['rest']}" if hugged else ""
    return joined if page.fits(name + joined + after) else ""


def _align(signature: str, column: int, delta: int) -> str:
    opening = signature.index("(")
    return signature[:opening] + realign(signature[opening:], column + opening, delta, delta)
