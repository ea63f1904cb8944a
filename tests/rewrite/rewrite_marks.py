"""Marked text -> the text without its marks, and the edits that they stand for.

A mark is `⟦verb:text⟧` or `⟦verb=dotted.name:text⟧`; marks nest. The verbs:

    ⟦offload:f(x)⟧          OffloadCall, arguments evaluated on the loop (the wrapper of FastAPI unless one is named)
    ⟦defer:f(x)⟧            OffloadCall, the whole expression evaluated in the thread
    ⟦swap:time.sleep(1)⟧    SwapCall (to asyncio.sleep unless another function is named)
    ⟦sync:async⟧ def f()    RemoveAsync of the function whose keyword is marked
    ⟦name=a.b.C:D⟧          ReplaceName
    ⟦drop:C[X, None]⟧       DropArgument
    ⟦line_length=100:⟧      the project's line length; 88 otherwise
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from async_fixer.model import (
    DropArgument,
    Edit,
    OffloadCall,
    RemoveAsync,
    ReplaceName,
    SourceFile,
    SwapCall,
    make_span,
)
from async_fixer.rewrite.layout import Layout
from async_fixer.rewrite.render import render

WRAPPER = "fastapi.concurrency.run_in_threadpool"
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
    edits = tuple(_make_edit(text, *mark) for mark in found if mark[0] != "line_length")
    return Marked(text, edits, Layout(lengths[0] if lengths else 88, frozenset({"app"})))


def rewrite(marked: str, path: str = "app/main.py", encoding: str = "utf-8") -> str:
    marks = read_marks(marked)
    return render(SourceFile(path, f"/{path}", marks.text, encoding), marks.edits, marks.layout).text


def _make_edit(text: str, verb: str, name: str, start: int, end: int) -> Edit:
    span = make_span(start, end)
    match verb:
        case "offload" | "defer":
            return OffloadCall(span, name or WRAPPER, deferred=verb == "defer")
        case "swap":
            return SwapCall(span, name or "asyncio.sleep")
        case "name":
            return ReplaceName(span, name)
        case "drop":
            return DropArgument(span)
        case "sync":
            return RemoveAsync(make_span(start, _find_function_end(text, start)))
        case _:
            raise AssertionError(f"no such verb: {verb}")


def _find_function_end(text: str, start: int) -> int:
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.AsyncFunctionDef, ast.FunctionDef)) and node.end_lineno and node.end_col_offset:
            line = lines[node.lineno - 1].encode()[: node.col_offset].decode()
            if starts[node.lineno - 1] + len(line) == start:
                last = lines[node.end_lineno - 1].encode()[: node.end_col_offset].decode()
                return starts[node.end_lineno - 1] + len(last)
    raise AssertionError("no function is marked")
