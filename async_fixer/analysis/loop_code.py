"""Entry points in, the frames that the event loop itself runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.entry_points import Entry
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame


def find_loop_frames(program: Program, entries: tuple[Entry, ...]) -> Iterator[Frame]:
    """Yield the frames of entry points that run on the loop: async ones, and `def`s that are not handed to a thread."""
    for entry in entries:
        if program.scope(entry.frame.ref).is_async or entry.point.sync != "worker":
            yield entry.frame
