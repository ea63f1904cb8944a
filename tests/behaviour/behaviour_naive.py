"""What somebody in a hurry would do to an app: the hazards that the tool sees are those that break it then."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from async_fixer import pipeline
from async_fixer.settings import Settings
from async_fixer.span import make_span, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from async_fixer.span import Span

_SCOPES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.GeneratorExp)
_WAITS: Final = (ast.Await, ast.AsyncFor, ast.AsyncWith)
_METHODS: Final = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "trace", "api_route"})
_WRAPPER: Final = "from fastapi.concurrency import run_in_threadpool\n"


def make_all_def(folder: Path) -> None:
    """Make a plain function of each that awaits nothing, wherever it is called."""
    _make_def(folder, lambda _: True)


def make_routes_def(folder: Path) -> None:
    """Make a plain function of each route that awaits nothing; what routes depend on stays."""
    _make_def(folder, lambda node: any(_registers(decorator) for decorator in node.decorator_list))


def wrap_all_calls(folder: Path) -> None:
    """Hand each expression that blocks to a thread, whatever stands around it."""
    report = pipeline.run([folder], Settings(project_root=folder))
    spans: dict[str, set[Span]] = {}
    for decision in report.decisions:
        for finding in decision.findings:
            if finding.severity == "severe":
                spans.setdefault(finding.place.path, set()).add(finding.span)
    for source in report.sources:
        if source.path in spans:
            text = _wrap(source.text, spans[source.path] & _awaitable(source.text))
            folder.joinpath(source.absolute).write_text(_import(text), encoding="utf-8")


def _make_def(folder: Path, is_meant: Callable[[ast.AsyncFunctionDef], bool]) -> None:
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        for node in _coroutines(text):
            if is_meant(node) and not _has_wait(node.body):
                lines[node.lineno - 1] = lines[node.lineno - 1].replace("async def", "def", 1)
        path.write_text("".join(lines), encoding="utf-8")


def _coroutines(text: str) -> list[ast.AsyncFunctionDef]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.AsyncFunctionDef)]


def _own(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield all that runs as part of a function with this body, not as part of another one."""
    for node in nodes:
        yield node
        if not isinstance(node, _SCOPES):
            yield from _own(ast.iter_child_nodes(node))


def _has_wait(nodes: Iterable[ast.AST]) -> bool:
    return any(isinstance(part, _WAITS) or getattr(part, "is_async", 0) for part in _own(nodes))


def _registers(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in _METHODS
    )


def _awaitable(text: str) -> set[Span]:
    """Return the spans of all expressions that may become a lambda which is awaited where they stand."""
    parts = (part for node in _coroutines(text) for part in _own(node.body) if isinstance(part, ast.expr))
    lines = text.splitlines(keepends=True)
    return {_span_of(part, lines) for part in parts if not _has_wait([part])}


def _span_of(node: ast.expr, lines: list[str]) -> Span:
    def offset(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode()[:column].decode())

    return make_span(offset(node.lineno, node.col_offset), offset(node.end_lineno or 0, node.end_col_offset or 0))


def _wrap(text: str, spans: set[Span]) -> str:
    for span in sorted(spans, key=lambda item: (span_start(item), -span_end(item)), reverse=True):
        inner = [other for other in spans if other != span and span_start(other) <= span_start(span)]
        if any(span_end(span) <= span_end(other) for other in inner):
            continue
        expression = text[span_start(span) : span_end(span)]
        text = f"{text[: span_start(span)]}(await run_in_threadpool(lambda: {expression})){text[span_end(span) :]}"
    return text


def _import(text: str) -> str:
    """Return a module with the import of the wrapper before its first other one."""
    first = next(
        node.lineno
        for node in ast.parse(text).body
        if isinstance(node, ast.Import | ast.ImportFrom) and getattr(node, "module", "") != "__future__"
    )
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: first - 1], _WRAPPER, *lines[first - 1 :]])


NAIVE: Final[dict[str, Callable[[Path], None]]] = {
    "def": make_all_def,
    "route": make_routes_def,
    "wrap": wrap_all_calls,
}
