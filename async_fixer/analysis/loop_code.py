"""Entry points in, the frames that the event loop itself runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.analysis.entry_points import Entry
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame


def find_unreached_frames(program: Program, reached: Iterable[Frame]) -> Iterator[Frame]:
    """Yield the frames of the project's async functions that none of the `reached` frames is one of."""
    known = {frame.ref for frame in reached}
    for key in program.modules.project:
        for number, scope in enumerate(program.index(key).scopes):
            ref = Ref(key, number)
            if scope.kind == "function" and scope.is_async and ref not in known:
                yield program.frame(ref)


def find_loop_frames(program: Program, entries: tuple[Entry, ...]) -> Iterator[Frame]:
    """Yield the frames of entry points that run on the loop: async ones, and `def`s that are not handed to a thread."""
    for entry in entries:
        if program.scope(entry.frame.ref).is_async or entry.point.sync != "worker":
            yield entry.frame
