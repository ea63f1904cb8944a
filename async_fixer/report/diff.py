"""Patches -> a unified diff: bytes for `git apply` and `patch -p1`, or lines for a terminal."""

from __future__ import annotations

import os
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from async_fixer.report.escape import visible
from async_fixer.source.read import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Patch, Report, SourceFile
    from async_fixer.report.view import Mark, Style

_CONTEXT: Final = 3
_NO_NEWLINE: Final = b"\\ No newline at end of file\n"
_MARKS: Final[dict[str, Mark]] = {"-": "red", "+": "green", "@": "cyan"}
_QUOTED: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def render(report: Report) -> bytes:
    """Return the diff of all patches, each file in its own encoding with its own newlines.

    Raises WriteError when a file's encoding cannot hold its new text.
    """
    return b"".join(line for patch in _in_order(report) for line in _render_patch(patch))


def render_for_terminal(report: Report, style: Style) -> str:
    """Return the same diff for people: control characters shown, not sent."""
    return "".join(
        _show_line(line.decode(patch.source.encoding, "backslashreplace"), style)
        for patch in _in_order(report)
        for line in _render_patch(patch)
    )


def _in_order(report: Report) -> list[Patch]:
    return sorted(report.patches, key=lambda patch: patch.source.path)


def _render_patch(patch: Patch) -> Iterator[bytes]:
    """Yield the lines of one file's diff, each with its newline; none when nothing changes."""
    old, new = _to_lines(patch.source, patch.source.text), _to_lines(patch.source, patch.text)
    groups = list(SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT))
    if groups:
        yield _make_header("---", "a/", patch.source.path)
        yield _make_header("+++", "b/", patch.source.path)
    for group in groups:
        yield _make_hunk_header(group)
        for tag, old_start, old_end, new_start, new_end in group:
            yield from _mark(b" " if tag == "equal" else b"-", old[old_start:old_end])
            if tag != "equal":
                yield from _mark(b"+", new[new_start:new_end])


def _to_lines(source: SourceFile, text: str) -> list[bytes]:
    """Cut the file's bytes at line feeds, as git and patch count lines: a lone carriage return ends none."""
    lines = encode(source, text).split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]


def _make_header(mark: str, prefix: str, path: str) -> bytes:
    """As git writes it: names with special characters quoted, names with blanks ended by a tab."""
    name = prefix + path.lstrip("/")
    if any(character in _QUOTED or ord(character) < ord(" ") for character in name):
        name = '"' + "".join(_quote(character) for character in name) + '"'
    elif " " in name:
        name += "\t"
    return os.fsencode(f"{mark} {name}\n")


def _quote(character: str) -> str:
    return _QUOTED.get(character) or (character if character >= " " else f"\\{ord(character):03o}")


def _make_hunk_header(group: list[tuple[str, int, int, int, int]]) -> bytes:
    _, old_start, _, new_start, _ = group[0]
    _, _, old_end, _, new_end = group[-1]
    return f"@@ -{_make_range(old_start, old_end)} +{_make_range(new_start, new_end)} @@\n".encode()


def _make_range(start: int, end: int) -> str:
    """Count lines as diffs do: an empty range names the line before it."""
    length = end - start
    return f"{start + 1 if length else start},{length}"


def _mark(mark: bytes, lines: list[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line.endswith(b"\n"):
            yield mark + line
        else:
            yield mark + line + b"\n"
            yield _NO_NEWLINE


def _show_line(line: str, style: Style) -> str:
    return _colour(visible(line.rstrip("\r\n").replace("\t", "    ")), style) + "\n"


def _colour(line: str, style: Style) -> str:
    mark = "bold" if line.startswith(("--- ", "+++ ")) else _MARKS.get(line[:1])
    return style.paint(mark, line) if mark else line
