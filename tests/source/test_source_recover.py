"""What a leftover journal leads to: repair, people's own changes left alone, or a refusal where it is a stranger's."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from async_fixer.errors import WriteError
from async_fixer.source import disk, journal
from async_fixer.source.recovery import recover

if TYPE_CHECKING:
    from collections.abc import Callable

TOKEN = "0123456789abcdef"  # noqa: S105 - names temporary files
NOW = 1_700_000_000 * 10**9


def snapshot(root: Path) -> dict[str, bytes | str]:
    """Return everything below the folder: the bytes of files, the targets of links."""
    paths = [path for path in root.rglob("*") if path.is_symlink() or not path.is_dir()]
    return {
        path.relative_to(root).as_posix(): f"-> {path.readlink()}" if path.is_symlink() else path.read_bytes()
        for path in paths
    }


def test_nothing_is_recovered_where_nothing_happened(tmp_path: Path) -> None:
    assert recover(tmp_path) is None
    assert recover(tmp_path / "absent") is None


def begin(root: Path, *paths: str) -> bytes:
    entries = [
        journal.make_entry(str(root / path), disk.digest(b"old"), disk.digest(b"new"), TOKEN, number)
        for number, path in enumerate(paths)
    ]
    return journal.render_begin(entries, str(root), TOKEN)


def leave(root: Path, *paths: str, staged: bool = True, done: bool = False) -> None:
    """Leave a journal as a crashed run would."""
    line = begin(root, *paths) + (journal.render_staged([NOW] * len(paths)) if staged else b"")
    (root / journal.NAME).write_bytes(line + (journal.render_done() if done else b""))


def replace(root: Path, path: str, number: int, *, text: str = "new", backup: str | None = "old") -> None:
    """Leave a file as it is when the crashed run had replaced it."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)
    os.utime(root / path, ns=(NOW, NOW))
    if backup is not None:
        (root / path).with_name(f".async-fixer-{TOKEN}-{number}.old").write_text(backup)


def wait(root: Path, path: str, number: int, *, text: str = "old") -> None:
    """Leave a file as it is when the crashed run had not replaced it yet."""
    replace(root, path, number, text=text)
    (root / path).with_name(f".async-fixer-{TOKEN}-{number}.new").write_text("new")


@pytest.mark.parametrize(
    "path",
    [
        "../victim.py",
        "sub/../../victim.py",
        "/etc/hostname.py",
        "",
        ".",
        "a//b.py",
        ".git/config.py",
        "nul\0.py",
        "folder",
        "./a.py",
        ".env",
        "Makefile",
    ],
)
def test_a_strangers_journal_reaches_nothing_but_python_files_inside(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    for name in ("root/folder/x.py", "victim.py", "root/a.py", "root/.git/config.py", "root/.env", "root/Makefile"):
        replace(tmp_path, name, 0)
    files = [{"path": path, "old": disk.digest(b"old").hex(), "new": disk.digest(b"new").hex()}]
    first = json.dumps({"version": 2, "token": TOKEN, "files": files}).encode() + b"\n"
    (root / journal.NAME).write_bytes(first + journal.render_staged([NOW]))
    before = snapshot(tmp_path)
    with pytest.raises(WriteError) as caught:
        recover(root)
    assert caught.value.path.endswith(journal.NAME)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("path", ["link/victim.py", "link.py"])
def test_no_link_is_followed(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    replace(tmp_path, "victim.py", 0)
    replace(tmp_path, "root/a.py", 0)
    (root / "link").symlink_to("..")
    (root / "link.py").symlink_to("a.py")
    leave(root, path)
    (tmp_path / "before").mkdir()
    message = recover(root)
    assert message is not None
    assert "left as found" in message
    assert (tmp_path / "victim.py").read_text() == "new"
    assert (root / "a.py").read_text() == "new"
    assert (tmp_path / f".async-fixer-{TOKEN}-0.old").exists()
    assert not (root / journal.NAME).exists()


@pytest.mark.parametrize(
    "record",
    [
        "[]\n",
        "{}\n",
        "\n",
        "nonsense\n",
        '{"version": 1, "token": "0123456789abcdef", "files": []}\n',
        '{"version": 2, "token": "0123456789abcdef", "files": []}\n',
        '{"version": 2, "token": "../../etc/passwd", "files": []}\n',
        '{"version": 2, "token": 5, "files": []}\n',
        '{"version": 2, "token": "0123456789abcdef", "files": [{"path": "a.py"}]}\n',
        '{"version": 2, "token": "0123456789abcdef", "files": [{"path": "a.py", "old": 1, "new": []}]}\n',
        '{"version": 2, "token": "0123456789abcdef", "files": 3}\n',
        "[" * 100_000 + "\n",
        "\udcff\n",
        "twice",
        "staged wrongly",
        "done wrongly",
    ],
)
def test_a_journal_that_this_program_did_not_write_is_refused(tmp_path: Path, record: str) -> None:
    whole = {
        "twice": begin(tmp_path, "a.py", "a.py"),
        "staged wrongly": begin(tmp_path, "a.py") + journal.render_staged([1, 2]),
        "done wrongly": begin(tmp_path, "a.py") + journal.render_staged([1]) + b"true\n",
    }
    data = whole.get(record, record.encode("utf-8", errors="surrogateescape"))
    (tmp_path / journal.NAME).write_bytes(data)
    with pytest.raises(WriteError, match="none that this program wrote") as caught:
        recover(tmp_path)
    assert caught.value.remedy
    assert (tmp_path / journal.NAME).exists()


def test_a_journal_without_end_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / journal.NAME).open("wb") as file:
        file.truncate(disk.MAX_BYTES + 1)
    with pytest.raises(WriteError, match="too large"):
        recover(tmp_path)


def test_a_journal_that_came_with_the_repository_is_refused(tmp_path: Path) -> None:
    replace(tmp_path, "a.py", 0)
    leave(tmp_path, "a.py")
    for command in (["init", "-q"], ["add", journal.NAME]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    with pytest.raises(WriteError, match="kept by git"):
        recover(tmp_path)
    assert (tmp_path / "a.py").read_text() == "new"


def test_a_journal_that_is_a_link_or_a_pipe_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("[]\n")
    (tmp_path / journal.NAME).symlink_to("elsewhere")
    with pytest.raises(WriteError, match="cannot be opened"):
        recover(tmp_path)
    (tmp_path / journal.NAME).unlink()
    os.mkfifo(tmp_path / journal.NAME)
    with pytest.raises(WriteError, match="not a regular file"):
        recover(tmp_path)


def make_anew(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


def move_folder(path: Path, make: Callable[[Path], object] = str) -> None:
    path.parent.rename(path.parent.with_name("moved"))
    make(path.parent)


MEDDLING: dict[str, Callable[[Path], object]] = {
    "edited": lambda path: path.write_text("my own"),
    "removed": Path.unlink,
    "made a folder": lambda path: make_anew(path, Path.mkdir),
    "made a link": lambda path: make_anew(path, lambda path: path.symlink_to("c.py")),
    "made a pipe": lambda path: make_anew(path, os.mkfifo),
    "written anew": lambda path: os.utime(path, ns=(NOW + 10**10, NOW + 10**10)),
    "folder removed": lambda path: shutil.rmtree(path.parent),
    "folder moved": move_folder,
    "folder made a link": lambda path: move_folder(path, lambda folder: folder.symlink_to("moved")),
    "folder made a file": lambda path: move_folder(path, lambda folder: folder.write_text("mine")),
}
"""What people may do to a file that a crashed run had replaced."""


@pytest.mark.parametrize("what", MEDDLING)
def test_what_people_did_after_a_crash_is_left_alone_and_named(tmp_path: Path, what: str) -> None:
    for number, path in enumerate(("a.py", "sub/b.py", "z.py")):
        replace(tmp_path, path, number)
    wait(tmp_path, "waiting.py", 3)
    leave(tmp_path, "a.py", "sub/b.py", "z.py", "waiting.py")
    victim = tmp_path / "sub" / "b.py"
    MEDDLING[what](victim)
    before = victim.read_bytes() if victim.is_file() else victim.exists()
    message = recover(tmp_path)
    assert message is not None
    assert message.startswith("undid an interrupted write: 2 files put back; changed by others since, and left")
    assert "sub/b.py" in message
    assert [(tmp_path / name).read_text() for name in ("a.py", "z.py", "waiting.py")] == ["old"] * 3
    assert before == (victim.read_bytes() if victim.is_file() else victim.exists())
    assert not (tmp_path / journal.NAME).exists()
    assert what.startswith("folder") or list(tmp_path.rglob(".async-fixer*")) == []
    assert recover(tmp_path) is None


def test_a_file_that_was_not_replaced_yet_is_nobody_elses_business(tmp_path: Path) -> None:
    replace(tmp_path, "a.py", 0)
    wait(tmp_path, "b.py", 1, text="new")  # people made the very same change
    wait(tmp_path, "c.py", 2, text="my own")
    leave(tmp_path, "a.py", "b.py", "c.py")
    assert recover(tmp_path) == "undid an interrupted write: 1 file put back"
    assert snapshot(tmp_path) == {"a.py": b"old", "b.py": b"new", "c.py": b"my own"}


@pytest.mark.parametrize("backup", [None, "changed", "-> b.py"])
def test_a_copy_with_other_bytes_is_never_put_back_nor_thrown_away(tmp_path: Path, backup: str | None) -> None:
    replace(tmp_path, "a.py", 0, backup=None)
    replace(tmp_path, "b.py", 1)
    wait(tmp_path, "c.py", 2)
    leave(tmp_path, "a.py", "b.py", "c.py")
    copy = tmp_path / f".async-fixer-{TOKEN}-0.old"
    if backup is not None:
        copy.symlink_to("b.py") if backup.startswith("->") else copy.write_text(backup)
    message = recover(tmp_path)
    assert message is not None
    assert "a.py" in message
    assert (copy.name in message) == (backup is not None)
    left = {} if backup is None else {copy.name: backup if backup.startswith("->") else backup.encode()}
    assert snapshot(tmp_path) == {"a.py": b"new", "b.py": b"old", "c.py": b"old", **left}


def test_what_a_finished_write_left_hinders_nothing(tmp_path: Path) -> None:
    replace(tmp_path, "a.py", 0, text="my own")
    replace(tmp_path, "b.py", 1, text="old")
    leave(tmp_path, "a.py", "b.py", done=True)
    assert recover(tmp_path) == "removed what a finished write had left behind"
    assert snapshot(tmp_path) == {"a.py": b"my own", "b.py": b"old"}


def test_what_recovering_did_is_told(tmp_path: Path) -> None:
    replace(tmp_path, "a.py", 0)
    leave(tmp_path, "a.py")
    assert recover(tmp_path) == "finished an interrupted write: 1 file written"
    (tmp_path / "a.py").write_text("old")
    (tmp_path / f".async-fixer-{TOKEN}-0.new").write_text("ne")
    leave(tmp_path, "a.py", staged=False)
    assert recover(tmp_path) == "undid an interrupted write: 0 files put back"
    assert snapshot(tmp_path) == {"a.py": b"old"}


def test_a_file_that_cannot_be_put_back_is_named_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(("a.py", "b.py")):
        replace(tmp_path, name, number)
    wait(tmp_path, "c.py", 2)
    leave(tmp_path, "a.py", "b.py", "c.py")
    real = os.replace

    def refuse(source: str | Path, target: str | Path) -> None:
        if Path(target).name == "a.py":
            raise OSError(5, "Input/output error")
        real(source, target)

    with monkeypatch.context() as context:
        context.setattr(os, "replace", refuse)
        with pytest.raises(WriteError, match=r"a\.py cannot be put back: Input/output error"):
            recover(tmp_path)
    assert (tmp_path / "b.py").read_text() == "old"
    assert recover(tmp_path) == "undid an interrupted write: 1 file put back"
    assert snapshot(tmp_path) == {"a.py": b"old", "b.py": b"old", "c.py": b"old"}
