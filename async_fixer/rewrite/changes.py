"""One edit -> the change that it makes to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from async_fixer import edits
from async_fixer.rewrite.annotations import drop_arguments, keep_last_argument, replace_name
from async_fixer.rewrite.block import offload_block
from async_fixer.rewrite.offload import offload
from async_fixer.rewrite.remove_async import remove_async
from async_fixer.rewrite.remove_await import remove_await
from async_fixer.rewrite.rename import rename
from async_fixer.rewrite.swap import swap
from async_fixer.rewrite.unwrap import call_argument, unwrap_call

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.edits import Edit
    from async_fixer.rewrite.job import Change, Job


def make_change(job: Job, edit: Edit) -> Change:
    """Return what the edit does; raises RewriteError when it cannot be made."""
    return CHANGES[type(edit)](job, edit)


CHANGES: Final[dict[type[Edit], Callable[[Job, Any], Change]]] = {
    edits.CallArgument: call_argument,
    edits.DropArgument: drop_arguments,
    edits.KeepLastArgument: keep_last_argument,
    edits.OffloadBlock: offload_block,
    edits.OffloadCall: offload,
    edits.RemoveAsync: remove_async,
    edits.RemoveAwait: remove_await,
    edits.Rename: rename,
    edits.ReplaceName: replace_name,
    edits.SwapCall: swap,
    edits.UnwrapCall: unwrap_call,
}
"""what makes the change of each kind of edit"""
