"""A write that was cut short -> put right by a command that writes, told by one that does not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from async_fixer.cli.streams import write_err
from async_fixer.report.escape import visible
from async_fixer.source import disk, journal, recovery, signals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from async_fixer.model import Report


def put_right(paths: Sequence[Path], root: Path) -> None:
    """Finish with what an interrupted run left at or above the paths, before anything is read. Raises WriteError."""
    for folder in _find((*paths, root)):
        with signals.hold_back():
            message = recovery.recover(Path(folder))
            if message:
                write_err(f"note: {visible(disk.show(folder))}: {visible(message)}\n")


def tell(paths: Sequence[Path], root: Path, report: Report) -> None:
    """Say where a write was cut short, of this or of the files that would be changed."""
    for folder in _find((*paths, root, *(Path(patch.source.absolute).parent for patch in report.patches))):
        shown = visible(disk.show(folder))
        write_err(
            f"note: a write in {shown} was cut short, or is under way: `async-fixer apply {shown}` puts that right.\n"
        )


def tell_written(root: Path) -> None:
    """Say that a write which is finished could not clear away after itself."""
    for folder in _find([root]):
        shown = visible(disk.show(folder))
        write_err(f"note: all files were written, but what they were before could not be cleared away in {shown}: the ")
        write_err("next `async-fixer apply` tries again.\n")


def _find(paths: Iterable[Path]) -> tuple[str, ...]:
    return journal.find(real if os.path.isdir(real) else os.path.dirname(real) for real in map(disk.real, paths))  # noqa: PTH112, PTH120 - text
