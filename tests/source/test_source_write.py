"""Files are written all or none: mode, links and newlines kept, and nothing left behind."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from async_fixer.errors import WriteError
from async_fixer.model import Patch, SourceFile
from async_fixer.source import journal
from async_fixer.source.filesystem import FileSystem
from async_fixer.source.read import read
from async_fixer.source.recovery import recover
from async_fixer.source.write import write_all

if TYPE_CHECKING:
    from pathlib import Path


def patch(path: Path, text: str) -> Patch:
    source = read(path, path.name)
    assert isinstance(source, SourceFile)
    return Patch(source, text)


def snapshot(root: Path) -> dict[str, bytes | str]:
    """Return everything below the folder: the bytes of files, the targets of links."""
    paths = [path for path in root.rglob("*") if path.is_symlink() or not path.is_dir()]
    return {
        path.relative_to(root).as_posix(): f"-> {path.readlink()}" if path.is_symlink() else path.read_bytes()
        for path in paths
    }


def test_every_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.py").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n\x0c")
    (tmp_path / "sub" / "b.py").write_bytes(b"# coding: latin-1\n\xe9")
    (tmp_path / "same.py").write_bytes(b"same")
    patches = [
        patch(tmp_path / "a.py", "A\r\nb\rc\n\x0c"),
        patch(tmp_path / "sub" / "b.py", "# coding: latin-1\n\xe8"),
        patch(tmp_path / "same.py", "same"),
    ]
    write_all(patches, tmp_path)
    assert snapshot(tmp_path) == {
        "a.py": b"\xef\xbb\xbfA\r\nb\rc\n\x0c",
        "sub/b.py": b"# coding: latin-1\n\xe8",
        "same.py": b"same",
    }


def test_nothing_to_write_touches_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a")
    before = (tmp_path / "a.py").stat()
    write_all([patch(tmp_path / "a.py", "a")], tmp_path)
    assert (tmp_path / "a.py").stat() == before


@pytest.mark.parametrize("mode", [0o644, 0o755, 0o600, 0o664])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a.py").write_text("a")
    (tmp_path / "a.py").chmod(mode)
    write_all([patch(tmp_path / "a.py", "b")], tmp_path)
    assert stat.S_IMODE((tmp_path / "a.py").stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give files away")
def test_the_owner_is_kept_where_that_is_permitted(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a")
    os.chown(tmp_path / "a.py", 12345, 54321)
    write_all([patch(tmp_path / "a.py", "b")], tmp_path)
    status = (tmp_path / "a.py").stat()
    assert (status.st_uid, status.st_gid) == (12345, 54321)


def test_a_link_is_kept_and_its_target_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.py").write_text("a")
    (tmp_path / "link.py").symlink_to("real/a.py")
    write_all([patch(tmp_path / "link.py", "b")], tmp_path)
    assert snapshot(tmp_path) == {"link.py": "-> real/a.py", "real/a.py": b"b"}


class NoLinks(FileSystem):
    """A file system without second names."""

    def link(self, path: str, other: str) -> None:
        raise PermissionError(1, "Operation not permitted", path, None, other)


def test_a_file_system_without_second_names_will_do(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a")
    write_all([patch(tmp_path / "a.py", "b")], tmp_path, NoLinks())
    assert snapshot(tmp_path) == {"a.py": b"b"}


def refusal(patches: list[Patch], root: Path, fs: FileSystem | None = None) -> WriteError:
    before = snapshot(root)
    with pytest.raises(WriteError) as caught:
        write_all(patches, root, fs or FileSystem())
    assert snapshot(root) == before
    return caught.value


def two_files(root: Path) -> list[Patch]:
    root.mkdir(exist_ok=True)
    (root / "a.py").write_text("a")
    (root / "b.py").write_text("b")
    return [patch(root / "a.py", "A"), patch(root / "b.py", "B")]


def test_a_file_that_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    patches = two_files(tmp_path)
    (tmp_path / "b.py").write_text("my own")
    error = refusal(patches, tmp_path)
    assert (error.path, error.reason) == ("b.py", "changed since it was read")


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    patches = two_files(tmp_path)
    (tmp_path / "b.py").unlink()
    assert refusal(patches, tmp_path).path == "b.py"


def test_a_file_that_changes_while_others_are_written_is_refused(tmp_path: Path) -> None:
    patches = two_files(tmp_path)

    class Busy(FileSystem):
        def replace(self, path: str, target: str) -> None:
            super().replace(path, target)
            (tmp_path / "b.py").write_text("my own")

    with pytest.raises(WriteError, match="changed since"):
        write_all(patches, tmp_path, Busy())
    assert snapshot(tmp_path) == {"a.py": b"a", "b.py": b"my own"}


def test_files_that_must_not_be_written_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (first, second) = two_files(root)
    (tmp_path / "outside.py").write_text("o")
    assert "outside of" in refusal([first, patch(tmp_path / "outside.py", "O")], root).reason
    (root / "out.py").symlink_to("../outside.py")
    assert "outside of" in refusal([first, patch(root / "out.py", "O")], root).reason
    (root / "link.py").symlink_to("a.py")
    assert "twice" in refusal([first, patch(root / "link.py", "O")], root).reason
    assert "generated" in refusal([first, replace(second, source=replace(second.source, editable=False))], root).reason


def test_a_file_that_the_user_may_not_write_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patches = two_files(tmp_path)
    protected = str(tmp_path / "b.py")
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (protected, os.W_OK))  # a superuser may
    error = refusal(patches, tmp_path)
    assert (error.path, error.reason) == ("b.py", "is write-protected")


def test_a_mode_without_writing_is_kept_where_the_user_may_write_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patches = two_files(tmp_path)
    (tmp_path / "b.py").chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: True)  # as it is for a superuser
    write_all(patches, tmp_path)
    assert snapshot(tmp_path) == {"a.py": b"A", "b.py": b"B"}
    assert stat.S_IMODE((tmp_path / "b.py").stat().st_mode) == 0o444


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    patches = two_files(tmp_path)
    (tmp_path / journal.NAME).write_text("")
    error = refusal(patches, tmp_path)
    assert error.path.endswith(journal.NAME)
    assert error.reason == "another run is writing here, or one was cut short"
    assert error.remedy


def test_a_run_that_is_still_writing_is_not_recovered_from(tmp_path: Path) -> None:
    patches = two_files(tmp_path)
    seen = []

    class Meddled(FileSystem):
        def replace(self, path: str, target: str) -> None:
            with pytest.raises(WriteError, match="another run is writing here") as caught:
                recover(tmp_path)
            seen.append(caught.value.path)
            super().replace(path, target)

    write_all(patches, tmp_path, Meddled())
    assert [path.rpartition("/")[2] for path in seen] == [journal.NAME] * 2
    assert snapshot(tmp_path) == {"a.py": b"A", "b.py": b"B"}


def test_a_journal_that_another_run_removed_stops_the_write(tmp_path: Path) -> None:
    patches = two_files(tmp_path)

    class Hurried(FileSystem):
        def create(self, path: str) -> int:
            descriptor = super().create(path)
            if path.endswith(journal.NAME):
                assert recover(tmp_path) == "removed the journal of a write that had not begun"
            return descriptor

    assert "another run" in refusal(patches, tmp_path, Hurried()).reason


def test_a_folder_that_takes_no_journal_is_named(tmp_path: Path) -> None:
    patches = two_files(tmp_path)

    class Full(FileSystem):
        def create(self, path: str) -> int:
            raise OSError(28, "No space left on device", path)

    error = refusal(patches, tmp_path, Full())
    assert error.path.endswith(journal.NAME)
    assert "No space left" in error.reason


def test_the_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    patches = two_files(tmp_path)

    class Stubborn(FileSystem):
        def replace(self, path: str, target: str) -> None:
            if target.endswith("b.py"):
                raise OSError(30, "Read-only file system", path)
            super().replace(path, target)

    error = refusal(patches, tmp_path, Stubborn())
    assert (error.path, error.reason) == ("b.py", "cannot be written: Read-only file system")
