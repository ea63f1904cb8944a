"""What git could not give back of the files that would be changed -> a refusal, or a note where that is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from async_fixer.cli.streams import write_err
from async_fixer.errors import WriteError
from async_fixer.report.escape import visible
from async_fixer.source import disk, git

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from async_fixer.model import Report
    from async_fixer.source.git import Lacking, Why

_REASONS: Final[Mapping[Why, tuple[str, str]]] = {
    "changed": ("has uncommitted changes", "commit or stash them"),
    "unkept": ("git does not keep it", "commit it"),
    "unwatched": ("git was told not to look at it (assume-unchanged or skip-worktree)", "take that back"),
    "unknown": ("git cannot say whether it keeps it", "see what `git status` says there"),
}


def refuse_dirty(report: Report, *, allow_dirty: bool) -> None:
    """Raise WriteError where git could not give back what would be changed; note where nobody can ask it."""
    names = {str(Path(patch.source.absolute)): patch.source.path for patch in report.patches}
    lacking = git.find_lacking(list(map(Path, names)))
    refused = [one for one in lacking if one.why != "outside"]
    if refused and not allow_dirty:
        raise _refuse(refused, names.get(refused[0].file, refused[0].file))
    _note_outside([one.file for one in lacking if one.why == "outside"], len(names))
    _note_unknown([one for one in lacking if one.why == "unknown"])


def _refuse(refused: Sequence[Lacking], path: str) -> WriteError:
    first = refused[0]
    reason, remedy = _REASONS[first.why]
    words = f": {first.words}" if first.words else ""
    others = f"; so it is with {len(refused) - 1} more" if len(refused) > 1 else ""
    return WriteError(
        f"would be changed and {reason}{words}{others}", path=path, remedy=f"{remedy}, or use --allow-dirty"
    )


def _note_outside(files: Sequence[str], number: int) -> None:
    if files:
        where = "this is no git repository" if len(files) == number else f"in no git repository: {disk.name(files)}"
        write_err(f"note: {visible(where)}, so git cannot take the changes back.\n")


def _note_unknown(lacking: Sequence[Lacking]) -> None:
    """Name the files by git's reasons: several repositories may each have their own."""
    for words in dict.fromkeys(one.words for one in lacking):
        files = [one.file for one in lacking if one.words == words]
        write_err(
            f"note: git may not be able to take the changes back ({visible(words)}): {visible(disk.name(files))}\n"
        )
