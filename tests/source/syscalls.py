"""Run by test_source_syscalls: writes in forked processes, each with a fault at another system call; prints mishaps.

The calls are found by a first run without a fault. Arguments: an empty folder, a fault, `write` or `recover`.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from async_fixer.errors import InterruptedWriteError, WriteError
from async_fixer.model import Patch, SourceFile
from async_fixer.source.read import read
from async_fixer.source.recovery import recover
from async_fixer.source.write import write_all

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {"a.py": ("a = 1\r\n", "a = 2\r\n"), "sub/b.py": ("b = 1\n", "b = 22\n"), "sub/c.py": ("c", "cc")}
OLD = {name: old for name, (old, _) in FILES.items()}
NEW = {name: new for name, (_, new) in FILES.items()}
CALLS = (
    "access close fchmod fchown fstat fsync getxattr link listxattr lseek lstat open read removexattr rename replace "
    "setxattr stat unlink write"
)
OPENING = {"create", "open"}
FILLING = {"create", "write", "link"}
"""the calls that a full disk refuses"""
WRITTEN, REFUSED, INTERRUPTED, KEYBOARD, WRONG = 0, 3, 4, 5, 6


class Hooks:
    """Counts the system calls of this process and does `before` and `after` each of them what a fault wants."""

    def __init__(self, fault: Callable[[int, str, str], None]) -> None:
        self.fault, self.count, self.inside = fault, 0, True
        modules = [*((os, name) for name in CALLS.split() if hasattr(os, name)), (fcntl, "flock")]
        for module, name in modules:
            setattr(module, name, self.wrap(name, getattr(module, name)))

    def wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: object, **options: object) -> object:
            if self.inside:
                return real(*arguments, **options)
            self.inside = True
            try:
                self.count += 1
                label = "create" if name == "open" and is_creating(*arguments[1:]) else name
                self.fault(self.count, label, "before")
                # nothing here outlives the machine, and waiting for the disk takes long
                result = None if name == "fsync" else real(*arguments, **options)
                self.fault(self.count, label, "after")
                return result
            finally:
                self.inside = False

        return call


def is_creating(flags: object = 0, *_: object) -> bool:
    return isinstance(flags, int) and bool(flags & os.O_CREAT)


def send(number: int) -> Callable[[], None]:
    return lambda: os.kill(os.getpid(), number)


def fail(number: int) -> Callable[[], None]:
    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act


@dataclass(frozen=True)
class Fault:
    """What happens, and at which calls: their number, the number that is wanted, their name, `before` or `after`."""

    act: Callable[[], None]
    hits: Callable[[int, int, str, str], bool]

    def at(self, wanted: int) -> Callable[[int, str, str], None]:
        # what `close` says is not believed, as the descriptor is gone all the same
        return lambda n, name, when: self.act() if name != "close" and self.hits(n, wanted, name, when) else None


FAULTS: dict[str, Fault] = {
    "none": Fault(send(0), lambda *_: False),
    "kill": Fault(send(signal.SIGKILL), lambda n, at, _, when: n == at and when == "before"),
    "kill after": Fault(send(signal.SIGKILL), lambda n, at, _, when: n == at and when == "after"),
    "EIO": Fault(fail(errno.EIO), lambda n, at, _, when: n == at and when == "before"),
    "EIO after": Fault(fail(errno.EIO), lambda n, at, name, when: n == at and when == "after" and name not in OPENING),
    "EACCES": Fault(fail(errno.EACCES), lambda n, at, _, when: n == at and when == "before"),
    "full disk": Fault(fail(errno.ENOSPC), lambda n, at, name, _: n >= at and name in FILLING),
    "broken disk": Fault(fail(errno.EIO), lambda n, at, *_: n >= at),
    "interrupt": Fault(send(signal.SIGINT), lambda n, at, *_: n == at),
    "interrupt always": Fault(send(signal.SIGINT), lambda n, at, *_: n >= at),
    "end twice": Fault(send(signal.SIGTERM), lambda n, at, _, when: n in {at, at + 3} and when == "after"),
    "hang up": Fault(send(signal.SIGHUP), lambda n, at, _, when: n == at and when == "after"),
}
KILLS = {"kill", "kill after", "end twice", "hang up"}
"""those that may end a process"""
ERRORS = {"EIO", "EIO after", "EACCES"}
"""those that may keep it from clearing away after it has written"""


def make_files(root: Path) -> list[Patch]:
    patches = []
    for name, (old, new) in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(old.encode())
        source = read(path, name)
        assert isinstance(source, SourceFile)
        patches.append(Patch(source, new))
    return patches


def snapshot(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in root.rglob("*") if path.is_file()}


def fork(action: Callable[[], object], fault: Callable[[int, str, str], None]) -> tuple[int, int]:
    """Do it in another process, whose system calls have the fault; return its exit code and how many there were."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        hooks = Hooks(fault)
        hooks.inside = False
        code = run(action)
        hooks.inside = True
        os.write(writer, str(hooks.count).encode())
        os._exit(code)
    os.close(writer)
    count = os.read(reader, 100)
    os.close(reader)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(count or 0)


def run(action: Callable[[], object]) -> int:
    try:
        action()
    except InterruptedWriteError:
        return INTERRUPTED
    except (WriteError, OSError):
        return REFUSED
    except KeyboardInterrupt:
        return KEYBOARD
    except BaseException:  # noqa: BLE001 - whatever it is
        return WRONG
    return WRITTEN


def judge(code: int, left: dict[str, str], root: Path, fault: str) -> str:
    """Return what is wrong after a write: with what it says that it did, or when a later run has put things right."""
    if code == WRONG:
        return "another exception"
    whole = {name: left.get(name) for name in FILES}
    if code == WRITTEN and whole != NEW:
        return "not written, but says so"
    if code == REFUSED and fault != "broken disk" and left != OLD:
        return "refused, but not as it was"
    if code >= 0 and fault not in {"broken disk", *ERRORS} and left not in (OLD, NEW):
        return "left something behind"
    if code < 0 and fault not in KILLS:
        return "ended"
    recover(root)
    return "" if snapshot(root) in (OLD, NEW) else "a mix, or something left, after recovery"


def try_write(folder: Path, fault: str, at: int) -> tuple[str, int]:
    """Return what is wrong after a write with the fault at a call, and how many calls there were."""
    root = folder / str(at)
    patches = make_files(root)
    code, count = fork(lambda: write_all(patches, root), FAULTS[fault].at(at))
    left = snapshot(root)
    wrong = judge(code, left, root, fault)
    shutil.rmtree(root)
    return wrong and f"{fault} at {at}: exit {code}, {left}: {wrong}", count


def try_recover(folder: Path, fault: str, at: int) -> tuple[str, int]:
    """Return the same for a recovery from a process that was killed when it had replaced two files."""
    root = folder / str(at)
    patches = make_files(root)
    replaced: list[str] = []

    def kill(_n: int, name: str, when: str) -> None:
        replaced.extend([name] * (name == "replace" and when == "after"))
        if len(replaced) == len(FILES) - 1:
            send(signal.SIGKILL)()

    fork(lambda: write_all(patches, root), kill)
    assert snapshot(root).keys() > FILES.keys()
    code, count = fork(lambda: recover(root), FAULTS[fault].at(at))
    wrong = "another exception" if code == WRONG else ""
    recover(root)
    left = snapshot(root)
    shutil.rmtree(root)
    return wrong or (f"{fault} at {at}: {left}" if left != OLD else ""), count


def main(folder: str, fault: str, what: str) -> int:
    attempt = {"write": try_write, "recover": try_recover}[what]
    wrong, count = attempt(Path(folder), "none", 0)
    mishaps = [wrong, *(attempt(Path(folder), fault, at)[0] for at in range(1, count + 1))]
    sys.stdout.write("".join(f"{mishap}\n" for mishap in mishaps if mishap))
    sys.stderr.write(f"{count}\n")
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    raise SystemExit(main(*sys.argv[1:]))
