"""One edit -> the change that it makes to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.edits import (
    CallArgument,
    DropArgument,
    KeepLastArgument,
    OffloadCall,
    RemoveAsync,
    RemoveAwait,
    Rename,
    ReplaceName,
    SwapCall,
    UnwrapCall,
)
from async_fixer.rewrite.annotations import drop_arguments, keep_last_argument, replace_name
from async_fixer.rewrite.offload import offload
from async_fixer.rewrite.remove_async import remove_async
from async_fixer.rewrite.remove_await import remove_await
from async_fixer.rewrite.rename import rename
from async_fixer.rewrite.swap import swap
from async_fixer.rewrite.unwrap import call_argument, unwrap_call

if TYPE_CHECKING:
    from async_fixer.edits import Edit
    from async_fixer.rewrite.job import Change, Job


def make_change(job: Job, edit: Edit) -> Change:
    """Return what the edit does; raises RewriteError when it cannot be made."""
    match edit:
        case RemoveAsync():
            return remove_async(job, edit)
        case RemoveAwait():
            return remove_await(job, edit)
        case OffloadCall() | SwapCall() | UnwrapCall() | CallArgument():
            return _change_call(job, edit)
        case ReplaceName() | DropArgument() | KeepLastArgument() | Rename():
            return _change_name(job, edit)


def _change_call(job: Job, edit: OffloadCall | SwapCall | UnwrapCall | CallArgument) -> Change:
    match edit:
        case OffloadCall():
            return offload(job, edit)
        case SwapCall():
            return swap(job, edit)
        case UnwrapCall():
            return unwrap_call(job, edit)
        case CallArgument():
            return call_argument(job, edit)


def _change_name(job: Job, edit: ReplaceName | DropArgument | KeepLastArgument | Rename) -> Change:
    match edit:
        case ReplaceName():
            return replace_name(job, edit)
        case DropArgument():
            return drop_arguments(job, edit)
        case KeepLastArgument():
            return keep_last_argument(job, edit)
        case Rename():
            return rename(job, edit)
