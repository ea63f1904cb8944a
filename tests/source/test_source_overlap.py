"""What others do while files are written: other runs are kept out, edits are never lost nor undone."""

from __future__ import annotations

import subprocess
import threading
from typing import TYPE_CHECKING

import pytest

from async_fixer.errors import WriteError
from async_fixer.model import Patch, SourceFile
from async_fixer.source import journal, repository
from async_fixer.source.filesystem import FileSystem
from async_fixer.source.read import read
from async_fixer.source.recovery import recover
from async_fixer.source.write import write_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ("a.py", "sub/b.py", "sub/c.py")
OLD = dict.fromkeys(NAMES, "old")
NEW = dict.fromkeys(NAMES, "new")


def make(root: Path, *names: str) -> list[Patch]:
    patches = []
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("old")
        source = read(root / name, name)
        assert isinstance(source, SourceFile)
        patches.append(Patch(source, "new"))
    return patches


def snapshot(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.is_file()}


class Meddled(FileSystem):
    """Does something before or after the replacing of a file."""

    def __init__(self, at: str, meddle: Callable[[], object], *, after: bool = False, links: bool = True) -> None:
        self.at, self.meddle, self.after, self.links = at, meddle, after, links

    def replace(self, path: str, target: str) -> None:
        here = target.endswith(self.at) and path.endswith(".new")
        if here and not self.after:
            self.meddle()
        super().replace(path, target)
        if here and self.after:
            self.meddle()

    def link(self, path: str, other: str) -> None:
        if not self.links:
            raise PermissionError(1, "Operation not permitted")
        super().link(path, other)


def refuse(patches: list[Patch], root: Path) -> WriteError:
    with pytest.raises(WriteError) as caught:
        write_all(patches, root)
    return caught.value


@pytest.mark.parametrize("inner_first", [True, False])
def test_roots_that_overlap_keep_each_other_out(tmp_path: Path, *, inner_first: bool) -> None:
    patches = make(tmp_path, *NAMES)
    roots = (tmp_path / "sub", tmp_path) if inner_first else (tmp_path, tmp_path / "sub")
    within = {True: patches[1:], False: patches}
    seen: list[WriteError] = []
    fs = Meddled("b.py", lambda: seen.append(refuse(within[not inner_first], roots[1])))
    write_all(within[inner_first], roots[0], fs)
    assert [error.reason for error in seen] == ["another run is writing here, or one was cut short"]
    assert seen[0].path == (roots[0] / journal.NAME).as_posix()
    assert snapshot(tmp_path) == {**NEW, "a.py": "old" if inner_first else "new"}


def test_folders_of_a_repository_share_one_journal(tmp_path: Path) -> None:
    patches = make(tmp_path, *NAMES)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert repository.find_border(tmp_path / "sub") == str(tmp_path)
    seen: list[WriteError] = []
    fs = Meddled("b.py", lambda: seen.append(refuse(patches[:1], tmp_path / "other")))
    write_all(patches[1:], tmp_path / "sub", fs)
    assert [error.path for error in seen] == [(tmp_path / journal.NAME).as_posix()]


def test_a_file_beside_the_project_in_its_repository_is_written(tmp_path: Path) -> None:
    patches = make(tmp_path, "project/a.py", "shared/b.py")
    (tmp_path / ".git").mkdir()
    write_all(patches, tmp_path / "project")
    assert snapshot(tmp_path) == {"project/a.py": "new", "shared/b.py": "new"}


def test_what_another_wrote_is_not_undone(tmp_path: Path) -> None:
    patches = make(tmp_path, *NAMES)
    fs = Meddled("b.py", lambda: [(tmp_path / name).write_text("new") for name in NAMES[1:]])
    with pytest.raises(WriteError, match="changed since it was read"):
        write_all(patches, tmp_path, fs)
    assert snapshot(tmp_path) == {**NEW, "a.py": "old"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("links", [True, False])
def test_an_edit_at_the_last_moment_is_kept(tmp_path: Path, name: str, *, links: bool) -> None:
    patches = make(tmp_path, *NAMES)
    with (tmp_path / name).open("a") as file:
        fs = Meddled(name, lambda: print(" and mine", end="", file=file, flush=True), links=links)
        with pytest.raises(WriteError, match="changed while it was written") as caught:
            write_all(patches, tmp_path, fs)
    assert caught.value.path == name
    assert snapshot(tmp_path) == {**OLD, name: "old and mine"}


def test_an_edit_that_cannot_be_kept_leaves_the_old_file(tmp_path: Path) -> None:
    patches = make(tmp_path, *NAMES)

    class Full(Meddled):
        def create(self, path: str) -> int:
            descriptor = super().create(path)
            if path.endswith(".edited"):
                self.close(descriptor)
                raise OSError(28, "No space left on device")
            return descriptor

    with (tmp_path / "a.py").open("a") as file:
        fs = Full("a.py", lambda: print(" and mine", end="", file=file, flush=True), links=False)
        with pytest.raises(WriteError, match="No space left"):
            write_all(patches, tmp_path, fs)
    assert snapshot(tmp_path) == OLD


@pytest.mark.parametrize("what", ["edited", "removed", "folder removed"])
def test_what_is_done_to_a_file_that_was_replaced_is_left_and_named(tmp_path: Path, what: str) -> None:
    patches = make(tmp_path, "sub/a.py", "b.py", "c.py")
    path = tmp_path / "sub" / "a.py"

    def meddle() -> None:
        if what == "edited":
            path.write_text("mine")
        else:
            path.unlink()
        if what == "folder removed":
            path.with_name(next(name.name for name in path.parent.iterdir())).unlink()
            path.parent.rmdir()
        (tmp_path / "c.py").write_text("changed")

    with pytest.raises(WriteError, match="changed since it was read; changed by others") as caught:
        write_all(patches, tmp_path, Meddled("b.py", meddle, after=True))
    assert "sub/a.py" in caught.value.reason
    left = {"sub/a.py": "mine"} if what == "edited" else {}
    assert snapshot(tmp_path) == {**left, "b.py": "old", "c.py": "changed"}
    assert recover(tmp_path) is None


def test_clearing_away_that_fails_is_left_to_the_next_run(tmp_path: Path) -> None:
    class Sticky(FileSystem):
        def remove(self, path: str) -> None:
            raise OSError(5, "Input/output error", path)

    write_all(make(tmp_path, *NAMES), tmp_path, Sticky())
    (tmp_path / "a.py").write_text("mine")
    assert recover(tmp_path) == "removed what a finished write had left behind"
    assert snapshot(tmp_path) == {**NEW, "a.py": "mine"}


def test_a_file_that_cannot_be_put_back_is_named_and_stops_no_other(tmp_path: Path) -> None:
    class Stubborn(FileSystem):
        def replace(self, path: str, target: str) -> None:
            if target.endswith("c.py") or (target.endswith("a.py") and path.endswith(".old")):
                raise OSError(30, "Read-only file system")
            super().replace(path, target)

    with pytest.raises(WriteError, match=r"could be put back: .*a\.py: Read-only") as caught:
        write_all(make(tmp_path, *NAMES), tmp_path, Stubborn())
    assert caught.value.path == "sub/c.py"
    assert (tmp_path / "sub" / "b.py").read_text() == "old"
    assert recover(tmp_path) == "undid an interrupted write: 1 file put back"
    assert snapshot(tmp_path) == OLD


def test_a_strangers_journal_in_a_folder_for_all_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patches = make(tmp_path / "project", "a.py")
    (tmp_path / journal.NAME).touch()
    assert journal.find([str(tmp_path / "project")]) == (str(tmp_path),)
    monkeypatch.setattr("os.geteuid", lambda: 12345)
    if tmp_path.stat().st_uid == 0:
        import os  # noqa: PLC0415 - of a superuser only

        os.chown(tmp_path / journal.NAME, 54321, -1)
        assert journal.find([str(tmp_path / "project")]) == ()
        write_all(patches, tmp_path / "project")


def test_a_thread_that_is_not_interrupted_writes_as_well(tmp_path: Path) -> None:
    thread = threading.Thread(target=write_all, args=(make(tmp_path, *NAMES), tmp_path))
    thread.start()
    thread.join()
    assert snapshot(tmp_path) == NEW
