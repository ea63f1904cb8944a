"""The diff is applied with the programs that people use, and the bytes are compared."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from async_fixer.model import Patch, Report, SourceFile
from async_fixer.report import diff
from async_fixer.report.view import PLAIN

if TYPE_CHECKING:
    from pathlib import Path

APPLIERS = {
    "git": ["git", "apply", "-"],
    "patch": ["patch", "-p1", "--silent", "--no-backup-if-mismatch"],
}
CASES: dict[str, tuple[SourceFile, str]] = {
    "plain": (SourceFile("a.py", "", "one\ntwo\nthree\n"), "one\n2\nthree\n"),
    "far apart": (SourceFile("a.py", "", "x\n" + "same\n" * 20 + "y\n"), "1\n" + "same\n" * 20 + "2\n"),
    "in a folder": (SourceFile("app/api/a.py", "", "one\n"), "two\n"),
    "insertion at the top": (SourceFile("a.py", "", "one\n"), "import two\none\n"),
    "deletion at the end": (SourceFile("a.py", "", "one\ntwo\n"), "one\n"),
    "windows newlines": (SourceFile("a.py", "", "one\r\ntwo\r\nthree\r\n"), "one\r\n2\r\nthree\r\n"),
    "mixed newlines": (SourceFile("a.py", "", "one\r\ntwo\nthree\r\n"), "one\r\n2\nthree\r\n"),
    "lone carriage returns": (SourceFile("a.py", "", "one\rtwo\nthree\rfour\n"), "one\rtwo\n3\rfour\n"),
    "form feed": (SourceFile("a.py", "", "one\n\x0c\ntwo\x0b\n"), "1\n\x0c\ntwo\x0b\n"),
    "no newline at the end": (SourceFile("a.py", "", "one\ntwo"), "1\ntwo"),
    "no newline at the end, last line changed": (SourceFile("a.py", "", "one\ntwo"), "one\n2"),
    "newline added": (SourceFile("a.py", "", "one\ntwo"), "one\ntwo\n"),
    "newline removed": (SourceFile("a.py", "", "one\ntwo\n"), "one\ntwo"),
    "latin-1": (SourceFile("a.py", "", "# é\none = 'ü'\n", encoding="iso-8859-1"), "# é\ntwo = 'ü'\n"),
    "byte order mark": (SourceFile("a.py", "", "one\ntwo\n", bom=True), "1\ntwo\n"),
    "utf-8 and wide characters": (SourceFile("a.py", "", "s = '日本'\nx\n"), "s = '日本'\ny\n"),
    "blank in the name": (SourceFile("my app/a b.py", "", "one\n"), "two\n"),
    "other letters in the name": (SourceFile("äpp/日.py", "", "one\n"), "two\n"),
    "line that looks like a header": (SourceFile("a.py", "", "-- a/a.py\n++ b/a.py\n"), "-- a/a.py\n"),
}


@pytest.mark.parametrize("program", APPLIERS)
@pytest.mark.parametrize("name", CASES)
def test_applied_diff_gives_the_new_bytes(name: str, program: str, tmp_path: Path) -> None:
    source, text = CASES[name]
    _write(tmp_path, source, source.text)
    _apply(program, diff.render(_report(source, text)), tmp_path)
    assert tmp_path.joinpath(source.path).read_bytes() == _encode(source, text)


def test_quoted_names_apply_with_git(tmp_path: Path) -> None:
    source = SourceFile('tab\tand "quote" \\ back.py', "", "one\n")
    _write(tmp_path, source, source.text)
    _apply("git", diff.render(_report(source, "two\n")), tmp_path)
    assert tmp_path.joinpath(source.path).read_bytes() == b"two\n"


def test_applies_from_the_folder_that_paths_are_relative_to(tmp_path: Path) -> None:
    service = tmp_path / "services" / "shop"
    service.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    source, text = CASES["in a folder"]
    _write(service, source, source.text)
    _apply("git", diff.render(_report(source, text)), service)
    assert service.joinpath(source.path).read_bytes() == b"two\n"


def test_files_of_different_encodings_go_into_one_diff(tmp_path: Path) -> None:
    latin = SourceFile("b.py", "", "# é\none\n", encoding="iso-8859-1")
    plain = SourceFile("a.py", "", "# é\none\n")
    report = Report((), patches=(Patch(latin, "# é\ntwo\n"), Patch(plain, "# é\ntwo\n")))
    for source in (latin, plain):
        _write(tmp_path, source, source.text)
    _apply("git", diff.render(report), tmp_path)
    assert tmp_path.joinpath("a.py").read_bytes() == b"# \xc3\xa9\ntwo\n"
    assert tmp_path.joinpath("b.py").read_bytes() == b"# \xe9\ntwo\n"


def test_unchanged_file_has_no_diff() -> None:
    assert diff.render(_report(SourceFile("a.py", "", "one\n"), "one\n")) == b""


_LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "\n", "d\re\n"]), max_size=30)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_LINES, after=_LINES, end=st.sampled_from(["", "z"]))
def test_any_two_texts(before: list[str], after: list[str], end: str, tmp_path: Path) -> None:
    old, new = "first\n" + "".join(before) + end, "first\n" + "".join(after)
    source = SourceFile("a.py", "", old)
    _write(tmp_path, source, old)
    if old != new:
        _apply("git", diff.render(_report(source, new)), tmp_path)
    assert tmp_path.joinpath("a.py").read_bytes() == new.encode()


def test_terminal_is_sent_no_control_characters() -> None:
    source = SourceFile("a.py", "", "s = '\x1b[2J'\r\n\tone\r\n")
    shown = diff.render_for_terminal(_report(source, "s = '\u202e'\r\n\tone\r\n"), PLAIN)
    assert shown.splitlines() == [
        "--- a/a.py",
        "+++ b/a.py",
        "@@ -1,2 +1,2 @@",
        "-s = '\\x1b[2J'",
        "+s = '\\u202e'",
        "     one",
    ]


def _report(source: SourceFile, text: str) -> Report:
    return Report((), patches=(Patch(source, text),))


def _encode(source: SourceFile, text: str) -> bytes:
    bom = b"\xef\xbb\xbf" if source.bom else b""
    return bom + text.encode(source.encoding)


def _write(root: Path, source: SourceFile, text: str) -> None:
    path = root / source.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_encode(source, text))


def _apply(program: str, data: bytes, folder: Path) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(APPLIERS[program], input=data, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr + data
