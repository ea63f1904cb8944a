"""Copies of the sample services, the tool run on a copy, and its findings as comparable lines."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY: Final = Path(__file__).resolve().parents[2]
FIXTURES: Final = REPOSITORY / "fixtures"

_FINDING: Final = re.compile(r"^(?P<path>[^\s:][^:\n]*):(?P<line>\d+):\d+: (?P<code>AF\d{3}) (?!note: )", re.MULTILINE)
_NOT_SOURCE: Final = ("__pycache__", ".async-fixer-cache", ".pytest_cache")

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def copy_fixture(name: str, destination: Path) -> Path:
    """Copy `fixtures/<name>` to `destination`, without what running it leaves behind; return `destination`."""
    shutil.copytree(FIXTURES / name, destination, ignore=shutil.ignore_patterns(*_NOT_SOURCE))
    return destination


def environment(**extra: str) -> dict[str, str]:
    """Return this process's environment plus `extra`, with the tool importable and no byte code written."""
    search = os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": search, "PYTHONDONTWRITEBYTECODE": "1", **extra}


def run_python(folder: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run this Python with `arguments` in `folder` and the variables `extra`; return what it said."""
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(**extra), capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def run_tool(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run async-fixer with `arguments` in `folder`."""
    return run_python(folder, "-m", "async_fixer", *arguments)


def apply_tool(folder: Path) -> subprocess.CompletedProcess[str]:
    """Repair the copy in `folder`, whatever git says about it."""
    return run_tool(folder, "apply", "--allow-dirty", ".")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `folder` by relative path, caches left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and not set(path.parts) & set(_NOT_SOURCE))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def listed_findings(output: str, folder: Path) -> frozenset[str]:
    """Turn the tool's text output into lines `path:function AFnnn`, as `held_back.txt` spells them, without notes."""
    return frozenset(
        f"{match['path']}:{_function_at(folder / match['path'], int(match['line']))} {match['code']}"
        for match in _FINDING.finditer(output)
    )


def expected_held_back(folder: Path) -> frozenset[str]:
    """Return the lines of the fixture's `held_back.txt`."""
    return frozenset((folder / "held_back.txt").read_text(encoding="utf-8").splitlines())


def _function_at(path: Path, line: int) -> str:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    around = [name for name, node in _functions(tree, "") if node.lineno <= line <= (node.end_lineno or line)]
    return around[-1] if around else "<module>"


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    """Yield the functions in `node`, outer ones before inner ones, with their dotted names."""
    for child in ast.iter_child_nodes(node):
        below = prefix
        if isinstance(child, Function | ast.ClassDef):
            below = f"{prefix}{child.name}."
        if isinstance(child, Function):
            yield below[:-1], child
        yield from _functions(child, below)
