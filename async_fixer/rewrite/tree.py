"""SourceFile -> Tree: libcst's nodes joined to the offsets of the original text, with the parent of each."""

from __future__ import annotations

import bisect
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, TypeVar

import libcst as cst
from libcst._nodes.internal import CodegenState

from async_fixer.errors import RewriteError
from async_fixer.rewrite.syntax import find_parse_fault
from async_fixer.span import Span, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from async_fixer.model import SourceFile

Range = tuple[int, int]
_N = TypeVar("_N", bound=cst.CSTNode)
_NEWLINE = re.compile(r"\r\n|\r|\n")
_LOST = "\f\r\n"
"""what libcst drops or rewrites outside strings: form feeds before statements, lone carriage returns, a last newline"""


@dataclass(frozen=True, slots=True)
class Tree:
    """One file's nodes. `spans` leave out a node's own parentheses, `outer` holds them and its whitespace."""

    source: SourceFile
    module: cst.Module
    spans: Mapping[cst.CSTNode, Range]
    outer: Mapping[cst.CSTNode, Range]
    parents: Mapping[cst.CSTNode, cst.CSTNode]
    by_span: Mapping[Range, Sequence[cst.CSTNode]]
    line_starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """The original text."""
        return self.source.text

    def find(self, span: Span, kind: type[_N] | tuple[type[_N], ...], what: str) -> _N:
        """Return the outermost node of `kind` at exactly `span`; raises RewriteError when there is no such `what`."""
        place = (span_start(span), span_end(span))
        found = next((node for node in reversed(self.by_span.get(place, ())) if isinstance(node, kind)), None)
        if found is None:
            self.fail(place[0], f"there is no {what} here: the edit was made for another text")
        return found

    def ancestors(self, node: cst.CSTNode) -> Iterator[tuple[cst.CSTNode, cst.CSTNode]]:
        """Yield (child, parent) pairs from `node` up to the module."""
        while (parent := self.parents.get(node)) is not None:
            yield node, parent
            node = parent

    def slice(self, node: cst.CSTNode) -> str:
        """Return the text of a node with its own parentheses."""
        start, end = self.outer[node]
        return self.text[start:end]

    def line(self, offset: int) -> int:
        """Return the 1-based line of an offset."""
        return bisect.bisect_right(self.line_starts, offset)

    def column(self, offset: int) -> int:
        """Return the 0-based column of an offset, in characters."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of `offset` begins."""
        return self.line_starts[self.line(offset) - 1]

    def line_end(self, offset: int) -> int:
        """Return the offset of the newline that ends the line of `offset`, or of the end of the text."""
        found = _NEWLINE.search(self.text, offset)
        return found.start() if found else len(self.text)

    def indent(self, offset: int) -> str:
        """Return the whitespace at the beginning of the line of `offset`."""
        start = self.line_start(offset)
        rest = self.text[start : self.line_end(start)]
        return rest[: len(rest) - len(rest.lstrip(" \t\f"))]

    def newline(self, offset: int) -> str:
        """Return the newline that ends the line of `offset`, or else the last one of the file."""
        if found := _NEWLINE.search(self.text, offset):
            return found.group()
        newlines = _NEWLINE.findall(self.text)
        return newlines[-1] if newlines else "\n"

    def fail(self, offset: int, reason: str) -> NoReturn:
        """Raise RewriteError for the line of `offset`."""
        raise RewriteError(reason, path=self.source.path, line=self.line(min(offset, len(self.text))))


def load(source: SourceFile) -> Tree:
    """Parse a file; raises RewriteError where libcst cannot, or where its tree does not tell the same text."""
    if fault := find_parse_fault(source.text):
        raise RewriteError(f"the file cannot be parsed: {fault}", path=source.path)
    try:
        module = cst.parse_module(source.text)
    except cst.ParserSyntaxError as error:
        raise RewriteError("libcst cannot parse this file", path=source.path, line=error.raw_line) from error
    except cst.CSTValidationError as error:
        raise RewriteError("libcst cannot parse this file", path=source.path) from error
    recorder = _Recorder(module, source)
    recorder.run()
    return Tree(
        source,
        module,
        recorder.spans,
        recorder.outer,
        recorder.parents,
        _group_by_span(recorder.spans),
        (0, *(found.end() for found in _NEWLINE.finditer(source.text))),
    )


class _Recorder(CodegenState):
    """Follows libcst while it writes the tree out, and notes where in the original text each node stands.

    One pass gives offsets and parents at a fifth of the cost of libcst's two metadata providers, and proves on the way
    that the tree tells the same text.
    """

    def __init__(self, module: cst.Module, source: SourceFile) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self.module = module
        self.source = source
        self.at = 0
        self.stack: list[tuple[cst.CSTNode, int]] = []
        self.spans: dict[cst.CSTNode, Range] = {}
        self.outer: dict[cst.CSTNode, Range] = {}
        self.parents: dict[cst.CSTNode, cst.CSTNode] = {}

    def run(self) -> None:
        try:
            self.module._codegen(self)  # noqa: SLF001 - what libcst's own position provider calls
        except RecursionError as error:
            raise RewriteError("the file is nested too deeply", path=self.source.path, line=1) from error
        if self.source.text[self.at :].strip():
            self._fail()
        if "\f" in self.source.text:
            self._move_behind_form_feeds()

    def before_codegen(self, node: cst.CSTNode) -> None:
        if self.stack:
            self.parents[node] = self.stack[-1][0]
        self.stack.append((node, self.at))

    def after_codegen(self, node: cst.CSTNode) -> None:
        _, start = self.stack.pop()
        self.outer[node] = (start, self.at)
        self.spans.setdefault(node, (start, self.at))

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            self.add_token(token)

    def add_token(self, value: str) -> None:
        if not self.source.text.startswith(value, self.at):
            self._skip_lost(value)
        if self.source.text.startswith(value, self.at):
            self.at += len(value)

    @contextmanager
    def record_syntactic_position(
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,
        end_node: cst.CSTNode | None = None,
    ) -> Iterator[None]:
        start = self.at
        yield
        begin = self.spans[start_node][0] if start_node is not None else start
        self.spans[node] = (begin, self.spans[end_node][1] if end_node is not None else self.at)

    def _skip_lost(self, value: str) -> None:
        text, at = self.source.text, self.at
        while at < len(text) and text[at] in _LOST and not text.startswith(value, at):
            at += 1
        if text.startswith(value, at):
            self.at = at
        elif value.strip("\r\n"):
            self._fail()

    def _move_behind_form_feeds(self) -> None:
        text = self.source.text
        for node, (start, end) in self.spans.items():
            if isinstance(node, (cst.BaseStatement, cst.BaseSmallStatement, cst.BaseExpression)):
                lost = len(text[start:end]) - len(text[start:end].lstrip("\f"))
                self.spans[node] = (start + lost, end)

    def _fail(self) -> None:
        line = len(_NEWLINE.findall(self.source.text, 0, self.at)) + 1
        raise RewriteError("libcst does not keep this text as it is", path=self.source.path, line=line)


def _group_by_span(spans: Mapping[cst.CSTNode, Range]) -> dict[Range, list[cst.CSTNode]]:
    """Return the nodes at each place, inner ones first."""
    found: dict[Range, list[cst.CSTNode]] = {}
    for node, span in spans.items():
        found.setdefault(span, []).append(node)
    return found
