"""Whatever system call fails, or is the last one of the process: the tree is the old one or the new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from async_fixer.errors import WriteError
from async_fixer.model import Patch, SourceFile
from async_fixer.source import journal
from async_fixer.source.filesystem import FileSystem
from async_fixer.source.read import read
from async_fixer.source.recovery import recover
from async_fixer.source.write import write_all

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
FILES = {"a.py": (b"a = 1\r\n", "a = 2\r\n"), "sub/b.py": (b"b = 1\n", "b = 22\n"), "sub/c.py": (b"c", "cc")}
OLD = {name: old for name, (old, _) in FILES.items()}
NEW = {name: new.encode() for name, (_, new) in FILES.items()}


class Dead(BaseException):
    """The process ends here: no code of it has any effect on the disk from now on."""


class Faulty(FileSystem):
    """Counts the calls and lets what `fault` says happen at call number `at`."""

    def __init__(self, at: int = 0, fault: Callable[[], BaseException] = Dead, *, links: bool = True) -> None:
        self.at, self.fault, self.links = at, fault, links
        self.calls: list[str] = []
        self.descriptors: set[int] = set()

    def call(self, name: str, real: Callable[[], T]) -> T:
        self.calls.append(name)
        dead = self.fault is Dead and len(self.calls) > self.at > 0
        if dead or len(self.calls) == self.at:
            raise self.fault()
        return real()

    def read(self, path: str, limit: int | None = None) -> bytes:
        return self.call("read", partial(super().read, path, limit))

    def watch(self, path: str) -> int:
        descriptor = self.call("watch", partial(super().watch, path))
        self.descriptors.add(descriptor)
        return descriptor

    def read_again(self, descriptor: int) -> bytes:
        return self.call("read_again", partial(super().read_again, descriptor))

    def status(self, path: str) -> os.stat_result:
        return self.call("status", partial(super().status, path))

    def create(self, path: str) -> int:
        descriptor = self.call("create", partial(super().create, path))
        self.descriptors.add(descriptor)
        return descriptor

    def open(self, path: str) -> int:
        descriptor = self.call("open", partial(super().open, path))
        self.descriptors.add(descriptor)
        return descriptor

    def lock(self, descriptor: int, path: str) -> bool:
        return self.call("lock", partial(super().lock, descriptor, path))

    def write(self, descriptor: int, data: bytes) -> int:
        """Write half of it at a time, so that a fault comes in the middle."""
        return self.call("write", partial(super().write, descriptor, data[: len(data) // 2 or 1]))

    def carry_over(self, path: str, status: os.stat_result, descriptor: int) -> None:
        self.call("carry_over", partial(super().carry_over, path, status, descriptor))

    def time_of(self, descriptor: int) -> int:
        return self.call("time_of", partial(super().time_of, descriptor))

    def sync(self, descriptor: int) -> None:  # noqa: ARG002 - nothing here outlives the machine, and it takes long
        self.call("sync", lambda: None)

    def close(self, descriptor: int) -> None:
        self.call("close", partial(super().close, descriptor))
        self.descriptors.discard(descriptor)

    def link(self, path: str, other: str) -> None:
        if not self.links:
            raise PermissionError(1, "Operation not permitted")
        self.call("link", partial(super().link, path, other))

    def replace(self, path: str, target: str) -> None:
        self.call("replace", partial(super().replace, path, target))

    def remove(self, path: str) -> None:
        self.call("remove", partial(super().remove, path))

    def sync_folder(self, path: str) -> None:  # noqa: ARG002 - likewise
        self.call("sync_folder", lambda: None)

    def end(self) -> None:
        """Do what the system does when a process ends."""
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.descriptors.clear()


def make_files(root: Path) -> list[Patch]:
    patches = []
    for name, (old, new) in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(old)
        source = read(path, name)
        assert isinstance(source, SourceFile)
        patches.append(Patch(source, new))
    return patches


def snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def count_calls(root: Path, *, links: bool) -> int:
    fs = Faulty(links=links)
    write_all(make_files(root), root, fs)
    assert snapshot(root) == NEW
    assert {"read", "status", "create", "lock", "write", "carry_over", "sync", "time_of", "close"} <= set(fs.calls)
    assert {"replace", "remove", "sync_folder"} <= set(fs.calls)
    assert links or {"watch", "read_again"} <= set(fs.calls)
    return len(fs.calls)


def run(patches: list[Patch], root: Path, fs: Faulty) -> BaseException | None:
    """Return what the write raised."""
    try:
        write_all(patches, root, fs)
    except (WriteError, Dead, KeyboardInterrupt) as error:
        return error
    finally:
        fs.end()
    return None


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("fault", [partial(OSError, 5, "Input/output error"), KeyboardInterrupt])
def test_a_call_that_fails(tmp_path: Path, fault: Callable[[], BaseException], *, links: bool) -> None:
    for at in range(1, count_calls(tmp_path / "0", links=links) + 1):
        root = tmp_path / str(at)
        patches = make_files(root)
        error = run(patches, root, Faulty(at, fault, links=links))
        left = snapshot(root)
        if isinstance(error, WriteError):
            assert left == OLD, at  # put back by the run itself, with nothing left behind
        recover(root)
        assert snapshot(root) in (OLD, NEW), at
        assert error is not None or snapshot(root) == NEW, at
        if isinstance(error, KeyboardInterrupt):
            assert {name: left[name] for name in FILES} in (OLD, NEW), at
        assert recover(root) is None


@pytest.mark.parametrize("links", [True, False])
def test_a_process_that_ends_at_any_call(tmp_path: Path, *, links: bool) -> None:
    outcomes = set()
    for at in range(1, count_calls(tmp_path / "0", links=links) + 1):
        root = tmp_path / str(at)
        assert isinstance(run(make_files(root), root, Faulty(at, links=links)), Dead) or snapshot(root) == NEW
        recover(root)
        tree = snapshot(root)
        assert tree in (OLD, NEW), at
        outcomes.add(tree == NEW)
    assert outcomes == {True, False}


@pytest.mark.parametrize("fault", [Dead, partial(OSError, 5, "Input/output error")])
def test_recovering_can_be_cut_short_as_well(tmp_path: Path, fault: Callable[[], BaseException]) -> None:
    calls = count_calls(tmp_path / "0", links=True)
    for at in range(1, calls + 1, 3):
        for then in range(1, 40):
            root = tmp_path / f"{at}-{then}"
            run(make_files(root), root, Faulty(at))
            fs = Faulty(then, fault)
            try:
                recover(root, fs)
            except (Dead, WriteError):
                pass
            finally:
                fs.end()
            recover(root)
            assert snapshot(root) in (OLD, NEW), (at, then)
            if len(fs.calls) < then:
                break


def test_putting_back_that_fails_leaves_the_rest_to_the_next_run(tmp_path: Path) -> None:
    class Broken(Faulty):
        def replace(self, path: str, target: str) -> None:
            if "replace" in self.calls:
                raise OSError(5, "Input/output error")
            super().replace(path, target)

    patches = make_files(tmp_path)
    error = run(patches, tmp_path, Broken())
    assert isinstance(error, WriteError)
    assert "not everything could be put back" in error.reason
    assert (tmp_path / journal.NAME).exists()
    assert recover(tmp_path) == "undid an interrupted write: 1 file put back"
    assert snapshot(tmp_path) == OLD


KILLED = """
import os, signal, sys
from pathlib import Path
from async_fixer.model import Patch
from async_fixer.source.filesystem import FileSystem
from async_fixer.source.read import read
from async_fixer.source.recovery import recover
from async_fixer.source.write import write_all

class Killed(FileSystem):
    left = int(sys.argv[2])
    def replace(self, path, target):
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        Killed.left -= 1
        super().replace(path, target)

root = Path(sys.argv[1])
sources = [read(path, path.name) for path in sorted(root.glob("*.py"))]
write_all([Patch(source, source.text + "# new") for source in sources], root, Killed())
"""


@pytest.mark.parametrize(("replaced", "expected"), [(0, b""), (1, b""), (2, b"# new")])
def test_a_process_that_is_killed(tmp_path: Path, replaced: int, expected: bytes) -> None:
    for name in ("a.py", "b.py"):
        (tmp_path / name).touch()
    code = [sys.executable, "-c", KILLED, str(tmp_path), str(replaced)]
    done = subprocess.run(code, check=False, cwd=Path(journal.__file__).parents[2])
    assert done.returncode == (0 if replaced == len(OLD) - 1 else -signal.SIGKILL)
    recover(tmp_path)
    assert snapshot(tmp_path) == {"a.py": expected, "b.py": expected}
