"""What somebody in a hurry would do to an app: the hazards that the tool sees are those that break it then."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from async_fixer import pipeline
from async_fixer.model import span_end, span_start
from async_fixer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from async_fixer.model import Span

_WAITS: Final = (ast.Await, ast.AsyncFor, ast.AsyncWith)
_WRAPPER: Final = "from fastapi.concurrency import run_in_threadpool\n"


def make_all_def(folder: Path) -> None:
    """Make a plain function of each that awaits nothing, wherever it is called."""
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.AsyncFunctionDef) and not any(isinstance(part, _WAITS) for part in ast.walk(node)):
                lines[node.lineno - 1] = lines[node.lineno - 1].replace("async def", "def", 1)
        path.write_text("".join(lines), encoding="utf-8")


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
            text = _wrap(source.text, spans[source.path])
            folder.joinpath(source.absolute).write_text(_import(text), encoding="utf-8")


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


NAIVE: Final[dict[str, Callable[[Path], None]]] = {"def": make_all_def, "wrap": wrap_all_calls}
