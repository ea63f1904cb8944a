"""Every kind of bytes is read as Python would, or named; what is untouched is written back as it was."""

from __future__ import annotations

import ast
import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from async_fixer.errors import WriteError
from async_fixer.model import Failure, SourceFile
from async_fixer.settings import Settings
from async_fixer.source import disk
from async_fixer.source.read import decode, encode, read

if TYPE_CHECKING:
    from pathlib import Path

BOM = b"\xef\xbb\xbf"
UTF_16 = "x = 'find_me'\n".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"", "utf-8", ""),
        (b"x = 1", "utf-8", "x = 1"),
        (b"x = 1\r\ny = 2\r\n", "utf-8", "x = 1\r\ny = 2\r\n"),
        (b"a\rb\nc\r\nd\n\r", "utf-8", "a\rb\nc\r\nd\n\r"),
        (b"x\n\x0cdef f(): pass\n\x1a\x1c", "utf-8", "x\n\x0cdef f(): pass\n\x1a\x1c"),
        ("x = 'é\u2028😀'".encode(), "utf-8", "x = 'é\u2028😀'"),
        (BOM + "é".encode(), "utf-8", "é"),
        (BOM, "utf-8", ""),
        (BOM + b"# -*- coding: UTF_8-unix -*-\n", "utf-8", "# -*- coding: UTF_8-unix -*-\n"),
        (b"# coding: latin-1\nx = '\xe9'\n", "iso-8859-1", "# coding: latin-1\nx = 'é'\n"),
        (b"#!/bin/python\r# vim: set fileencoding=cp1252 :\rx='\x80'", "cp1252", None),
        (b"\x0c # coding=koi8-r\n'\xc4'", "koi8-r", "\x0c # coding=koi8-r\n'д'"),
        (b"x = 1\n# coding: latin-1\n", "utf-8", "x = 1\n# coding: latin-1\n"),
        (b"\n\n# coding: nonsense\n", "utf-8", "\n\n# coding: nonsense\n"),
        (b"# nothing\n# coding: ascii\n", "ascii", "# nothing\n# coding: ascii\n"),
        (b"'''\n# coding: nonsense\n'''", "utf-8", "'''\n# coding: nonsense\n'''"),
    ],
)
def test_text_is_what_python_reads_and_goes_back_as_it_was(data: bytes, encoding: str, text: str | None) -> None:
    source = decode(data, "/p/x.py", "x.py")
    assert isinstance(source, SourceFile)
    assert source.encoding == encoding
    assert source.text == (data.decode(encoding) if text is None else text)
    assert source.bom == data.startswith(BOM)
    assert source.digest == disk.digest(data)
    assert source.editable
    assert encode(source, source.text) == data


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"x = 1\ny = '\xe9'\n", 2, "is not utf-8: byte 0xe9"),
        (b"a\rb\r\nc\n\xff", 4, "is not utf-8: byte 0xff"),
        (b"# coding: ascii\n# \xc3\xa9", 2, "is not ascii: byte 0xc3"),
        (b"x\ny\0z", 2, "NUL"),
        (b"\n# coding: klingon\n", 2, "names an encoding that cannot be used: klingon"),
        (b"# coding: hex\n", 1, "cannot be used: hex"),
        (b"# coding: rot13\n", 1, "cannot be used: rot13"),
        (b"# coding: utf-16\n", 1, "cannot be used: utf-16"),
        (b"# coding: utf-7\n", 1, "cannot be used: utf-7"),
        (b"# coding: unicode_escape\n# \\d\n", 1, "cannot be used: unicode_escape"),
        (b"# coding: undefined\n", 1, "cannot be used: undefined"),
        (BOM + b"# coding: utf8\n", 1, "begins with the mark of UTF-8 but says that it is utf8"),
        (BOM + b"\n# coding: latin-1\n", 2, "begins with the mark of UTF-8 but says that it is iso-8859-1"),
        (b"\xff\xfe" + UTF_16, 1, "is UTF-16"),
        (UTF_16, 1, "NUL"),
    ],
)
def test_what_python_cannot_read_is_named_with_its_line(data: bytes, line: int, reason: str) -> None:
    failure = decode(data, "/p/x.py", "shown/x.py")
    assert isinstance(failure, Failure)
    assert (failure.path, failure.line) == ("shown/x.py", line)
    assert reason in failure.reason
    assert failure.remedy


def test_a_failure_keeps_the_names_that_can_be_seen() -> None:
    for data in (b"find_me = '\xe9'", b"\xff\xfe" + UTF_16, b"find_me\0"):
        failure = decode(data, "/p/x.py", "x.py")
        assert isinstance(failure, Failure)
        assert "find_me" in failure.text


def test_an_encoding_that_cannot_give_the_bytes_back_makes_the_file_read_only() -> None:
    source = decode(b"# coding: iso2022_jp\nx = '\x1b(B'\n", "/p/x.py", "x.py")
    assert isinstance(source, SourceFile)
    assert not source.editable


def test_new_text_that_the_encoding_cannot_write_is_refused() -> None:
    source = decode(b"# coding: latin-1\n", "/p/x.py", "x.py")
    assert isinstance(source, SourceFile)
    with pytest.raises(WriteError, match="iso-8859-1"):
        encode(source, "# coding: latin-1\n'\u20ac'")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_named_and_go_back(data: bytes) -> None:
    source = decode(data, "/p/x.py", "x.py")
    assert isinstance(source, Failure) or not source.editable or encode(source, source.text) == data


LINES = st.sampled_from(
    [
        b"",
        b"#",
        b"# hi",
        b"x = 1",
        b"\x0c",
        b"# coding: latin-1",
        b"# coding=utf-8",
        b"# coding: utf8",
        b" # -*- coding: cp1251 -*-",
        b"# coding : x",
        b"# coding:koi8-r",
        b"#coding: iso-8859-15-unix",
        b"# encoding: latin-1-unix",
        b"#!coding:",
    ],
)
NEWLINES = st.sampled_from([b"\n", b"\r\n", b"\r"])


@given(st.booleans(), st.lists(st.tuples(LINES, NEWLINES), max_size=3), st.sampled_from([b"\xc3\xa9", b"\xe9", b"e"]))
def test_text_is_the_one_that_the_compiler_sees(bom: bool, lines: list[tuple[bytes, bytes]], letter: bytes) -> None:  # noqa: FBT001 - drawn
    data = BOM * bom + b"".join(line.removeprefix(b" ") + end for line, end in lines) + b"y = '" + letter + b"'\n"
    source = decode(data, "/p/x.py", "x.py")
    try:
        last = ast.parse(data).body[-1]
    except (SyntaxError, LookupError):
        assert isinstance(source, Failure)
        return
    assert isinstance(source, SourceFile)
    assert encode(source, source.text) == data
    assert isinstance(last, ast.Assign)
    assert isinstance(last.value, ast.Constant)
    assert isinstance(last.value.value, str)
    assert source.text.endswith(f"y = '{last.value.value}'\n")


def test_what_is_no_readable_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "loop.py").symlink_to("loop.py")
    (tmp_path / "folder.py").mkdir()
    for name in ("pipe.py", "loop.py", "folder.py", "absent.py", "nul\0.py", "n" * 300 + ".py"):
        failure = read(tmp_path / name, name)
        assert isinstance(failure, Failure), name
        assert failure.path == name
        assert "cannot be read" in failure.reason


def test_a_file_of_more_than_20_mb_is_named(tmp_path: Path) -> None:
    with (tmp_path / "big.py").open("wb") as file:
        file.truncate(disk.MAX_BYTES + 1)
    failure = read(tmp_path / "big.py", "big.py")
    assert isinstance(failure, Failure)
    assert "larger than 20 MB" in failure.reason


@pytest.mark.skipif(sys.platform != "linux", reason="a file whose size is not known beforehand")
def test_a_file_that_is_longer_than_the_system_says_is_read_whole() -> None:
    assert b"Name:" in disk.read_bytes("/proc/self/status")
    with pytest.raises(disk.TooLargeError):
        disk.read_bytes("/proc/self/status", limit=3)


@pytest.mark.parametrize(
    ("text", "editable"),
    [
        ("# @generated by tool\n", False),
        (
            "#!/bin/python\n\n# -*- coding: utf-8 -*-\n# Generated by the protocol buffer compiler.  DO NOT EDIT!\n",
            False,
        ),
        ("# Code generated by x. DO NOT EDIT.\r", False),
        ("\r# This file was automatically generated by y\r\n", False),
        ("#" * 20 + "\n# Do not edit this file by hand\n", False),
        ("\n" * 19 + "# DO NOT MODIFY\n", False),
        ("\n" * 20 + "# DO NOT MODIFY\n", True),
        ("# ids are generated by the database\n", True),
        ("# the report is generated with care\n", True),
        ("x = '@generated'\n", True),
        ("x = 1  # DO NOT EDIT this number\n", True),
        ("", True),
    ],
)
def test_files_that_say_they_are_generated_are_never_edited(text: str, editable: bool) -> None:  # noqa: FBT001 - table
    source = decode(text.encode(), "/p/x.py", "x.py")
    assert isinstance(source, SourceFile)
    assert source.editable is editable


@pytest.mark.parametrize(
    ("name", "editable"),
    [
        ("app/main.py", True),
        ("app/vendor/six.py", False),
        ("third_party/a/b.py", False),
        ("app/_vendor/x/y/z.py", False),
        ("extern.py", True),
        ("app/api_pb2.py", False),
        ("app/api_pb2_grpc.py", False),
        ("sub/module/x.py", False),
        ("sub/other/x.py", True),
        ("bin/nightly", False),
        ("app/main.pyi", False),
    ],
)
def test_foreign_code_and_scripts_are_never_edited(tmp_path: Path, name: str, editable: bool) -> None:  # noqa: FBT001 - table
    project = tmp_path / "vendor" / "project"
    path = project / name
    path.parent.mkdir(parents=True)
    path.write_text("x = 1\n")
    (project / "sub" / "module").mkdir(parents=True, exist_ok=True)
    (project / "sub" / "module" / ".git").write_text("gitdir: ../../.git/modules/module\n")
    (project / ".git").write_text("gitdir: elsewhere\n")
    source = read(path, name, Settings(project_root=project))
    assert isinstance(source, SourceFile)
    assert source.editable is editable


def test_the_setting_decides_what_is_never_edited(tmp_path: Path) -> None:
    (tmp_path / "vendor").mkdir()
    for name in ("vendor/a.py", "client.py"):
        (tmp_path / name).write_text("")
    settings = Settings(project_root=tmp_path, generated=("/client.py",))
    found = [read(tmp_path / name, name, settings) for name in ("vendor/a.py", "client.py")]
    assert [isinstance(source, SourceFile) and source.editable for source in found] == [True, False]


def test_paths_are_shown_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    cases = {"b/c.py": "b/c.py", "./x/../d.py": "d.py", str(tmp_path / "a"): ".", "../ab/e.py": f"{tmp_path}/ab/e.py"}
    assert {given: disk.show(given) for given in cases} == cases
