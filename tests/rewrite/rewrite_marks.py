"""Marked text -> the text without its marks, and the edits that they stand for.

A mark is `⟦verb:text⟧` or `⟦verb=dotted.name:text⟧`; marks nest. The verbs:

    ⟦offload:f(x)⟧              OffloadCall, arguments evaluated on the loop (FastAPI's wrapper unless one is named)
    ⟦defer:f(x)⟧                OffloadCall, the whole expression evaluated in the thread
    ⟦offload_awaited:f(x)⟧      OffloadCall of a call that is awaited as it stands; ⟦defer_awaited:f(x)⟧ likewise
    ⟦swap:time.sleep(1)⟧        SwapCall (to asyncio.sleep unless another function is named)
    ⟦sync:async⟧ def f()        RemoveAsync of the function, loop or with statement whose keyword is marked
    x async for x in ⟦sync:y⟧   RemoveAsync of the clause of a comprehension whose iterable is marked
    ⟦unawait:await f(x)⟧        RemoveAwait
    ⟦unwrap:run(⟦inner:f()⟧)⟧   UnwrapCall; the argument is marked, too
    ⟦call:run(f, x)⟧            CallArgument
    ⟦name=a.b.C:D⟧              ReplaceName
    ⟦rename=name:other⟧         Rename
    ⟦drop:C[X, None]⟧           DropArgument
    ⟦last:C[X, Y]⟧              KeepLastArgument
    ⟦line_length=100:⟧          the project's line length; 88 otherwise
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rewrite_places import Places

from async_fixer.edits import (
    CallArgument,
    DropArgument,
    Edit,
    KeepLastArgument,
    OffloadCall,
    RemoveAsync,
    RemoveAwait,
    Rename,
    ReplaceName,
    SwapCall,
    UnwrapCall,
)
from async_fixer.model import SourceFile
from async_fixer.rewrite.layout import Layout
from async_fixer.rewrite.render import render
from async_fixer.span import Span, make_span, span_start

if TYPE_CHECKING:
    from collections.abc import Callable

NO_EDITS = frozenset({"line_length", "inner"})
WRAPPER = "fastapi.concurrency.run_in_threadpool"
PLAIN: dict[str, Callable[[int], Edit]] = {
    "call": CallArgument,
    "drop": DropArgument,
    "last": KeepLastArgument,
    "unawait": RemoveAwait,
}
_TOKEN = re.compile(r"⟦(?P<verb>\w+)(?:=(?P<name>[\w.]+))?:|(?P<close>⟧)")


@dataclass(frozen=True, slots=True)
class Marked:
    text: str
    edits: tuple[Edit, ...]
    layout: Layout


def read_marks(marked: str) -> Marked:
    pieces: list[str] = []
    opened: list[tuple[str, str, int]] = []
    found: list[tuple[str, str, int, int]] = []
    at = length = 0
    for token in _TOKEN.finditer(marked):
        pieces.append(marked[at : token.start()])
        length += len(pieces[-1])
        at = token.end()
        if token["close"]:
            verb, name, start = opened.pop()
            found.append((verb, name, start, length))
        else:
            opened.append((token["verb"], token["name"] or "", length))
    text = "".join((*pieces, marked[at:]))
    lengths = [int(name) for verb, name, _, _ in found if verb == "line_length"]
    inner = sorted((end, make_span(start, end)) for verb, _, start, end in found if verb == "inner")
    edits = tuple(_make_edit(text, inner, mark) for mark in found if mark[0] not in NO_EDITS)
    return Marked(text, edits, Layout(lengths[0] if lengths else 88, frozenset({"app"})))


def rewrite(marked: str, path: str = "app/main.py", encoding: str = "utf-8") -> str:
    marks = read_marks(marked)
    return render(SourceFile(path, f"/{path}", marks.text, encoding), marks.edits, marks.layout).text


def _make_edit(text: str, inner: list[tuple[int, int]], mark: tuple[str, str, int, int]) -> Edit:
    verb, name, start, end = mark
    span = make_span(start, end)
    if verb in PLAIN:
        return PLAIN[verb](span)
    match verb:
        case "sync":
            return RemoveAsync(_find_async(text, span))
        case "swap":
            return SwapCall(span, name or "asyncio.sleep")
        case "name" | "rename":
            return Rename(span, name) if verb == "rename" else ReplaceName(span, name)
        case "unwrap":
            return UnwrapCall(span, max(one for one in inner if one[0] <= end)[1])
        case _:
            return OffloadCall(span, name or WRAPPER, verb.startswith("defer"), verb.endswith("_awaited"))


def _find_async(text: str, span: Span) -> int:
    """Return the span of the statement whose first word is marked, or else that of the marked iterable."""
    places = Places(text)
    found = [places.find(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt)]
    return next((make_span(*place) for place in found if place[0] == span_start(span)), span)
