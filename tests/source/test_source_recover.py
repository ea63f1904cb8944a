"""What a leftover journal leads to: repair, or a refusal where it does not fit the files or is a stranger's."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from async_fixer.errors import WriteError
from async_fixer.source import disk, journal
from async_fixer.source.journal import recover

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "0123456789abcdef"  # noqa: S105 - names temporary files


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


def leave(root: Path, path: str, *, old: bytes = b"old", new: bytes = b"new", token: str = TOKEN) -> None:
    """Leave a journal as a crashed run would."""
    files = [{"path": path, "old": disk.digest(old).hex(), "new": disk.digest(new).hex()}]
    record = json.dumps({"version": 1, "token": token, "files": files})
    (root / journal.NAME).write_text(record + "\n")


@pytest.mark.parametrize(
    "path",
    [
        "../victim.py",
        "sub/../../victim.py",
        "/etc/hostname",
        "link/victim.py",
        "link.py",
        "",
        ".",
        "a//b",
        ".git/config",
        "nul\0",
        "absent.py",
        "folder",
        "./a.py",
    ],
)
def test_a_strangers_journal_reaches_nothing_outside(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    (root / ".git").mkdir()
    (tmp_path / "victim.py").write_text("new")
    (tmp_path / f".async-fixer-{TOKEN}-0.old").write_text("old")
    for name in ("a.py", ".git/config"):
        (root / name).write_text("new")
    for folder in (root, root / ".git"):
        (folder / f".async-fixer-{TOKEN}-0.old").write_text("old")
    (root / "link").symlink_to("..")
    (root / "link.py").symlink_to("a.py")
    leave(root, path)
    before = snapshot(tmp_path)
    with pytest.raises(WriteError) as caught:
        recover(root)
    assert caught.value.path == journal.NAME
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    "record",
    [
        "[]\n",
        "{}\n",
        "\n",
        "nonsense\n",
        '{"version": 2, "token": "0123456789abcdef", "files": []}\n',
        '{"version": 1, "token": "../../etc/passwd", "files": []}\n',
        '{"version": 1, "token": 5, "files": []}\n',
        '{"version": 1, "token": "0123456789abcdef", "files": [{"path": "a.py"}]}\n',
        '{"version": 1, "token": "0123456789abcdef", "files": [{"path": "a.py", "old": 1, "new": []}]}\n',
        '{"version": 1, "token": "0123456789abcdef", "files": 3}\n',
        "[" * 100_000 + "\n",
        "\udcff\n",
    ],
)
def test_a_journal_that_this_program_did_not_write_is_refused(tmp_path: Path, record: str) -> None:
    (tmp_path / journal.NAME).write_bytes(record.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(WriteError, match="none that this program wrote") as caught:
        recover(tmp_path)
    assert caught.value.remedy
    assert (tmp_path / journal.NAME).exists()


def test_a_journal_that_is_a_link_or_a_pipe_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("[]\n")
    (tmp_path / journal.NAME).symlink_to("elsewhere")
    with pytest.raises(WriteError, match="cannot be opened"):
        recover(tmp_path)
    (tmp_path / journal.NAME).unlink()
    os.mkfifo(tmp_path / journal.NAME)
    with pytest.raises(WriteError, match="not a regular file"):
        recover(tmp_path)


def test_files_that_people_changed_after_a_crash_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("my own")
    (tmp_path / f".async-fixer-{TOKEN}-0.old").write_text("old")
    leave(tmp_path, "a.py")
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match=r"a\.py was changed after"):
        recover(tmp_path)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("backup", [None, "forged", "-> b.py"])
def test_a_copy_with_other_bytes_is_never_put_back(tmp_path: Path, backup: str | None) -> None:
    (tmp_path / "a.py").write_text("new")
    (tmp_path / "b.py").write_text("old")
    entries = [
        {"path": name, "old": disk.digest(b"old").hex(), "new": disk.digest(b"new").hex()} for name in ("a.py", "b.py")
    ]
    (tmp_path / journal.NAME).write_text(json.dumps({"version": 1, "token": TOKEN, "files": entries}) + "\n")
    copy = tmp_path / f".async-fixer-{TOKEN}-0.old"
    if backup is not None:
        copy.symlink_to("b.py") if backup.startswith("->") else copy.write_text(backup)
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match=r"the old bytes of .*a\.py are gone"):
        recover(tmp_path)
    assert snapshot(tmp_path) == before


def test_what_recovering_did_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("new")
    leave(tmp_path, "a.py")
    assert recover(tmp_path) == "finished an interrupted write: 1 file written"
    (tmp_path / "a.py").write_text("old")
    (tmp_path / f".async-fixer-{TOKEN}-0.new").write_text("ne")
    leave(tmp_path, "a.py")
    assert recover(tmp_path) == "undid an interrupted write: 0 files put back"
    assert snapshot(tmp_path) == {"a.py": b"old"}
