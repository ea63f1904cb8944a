from os import PathLike
from subprocess import CompletedProcess

from ..abc import Process

StrOrBytesPath = str | bytes | PathLike[str] | PathLike[bytes]
async def run_process(
    command, *, input=..., stdin=..., stdout=..., stderr=..., check=..., cwd=..., env=..., startupinfo=...,
    creationflags=..., start_new_session=..., pass_fds=..., user=..., group=..., extra_groups=..., umask=...,
) -> CompletedProcess[bytes]: ...
async def open_process(
    command, *, stdin=..., stdout=..., stderr=..., cwd=..., env=..., startupinfo=..., creationflags=...,
    start_new_session=..., pass_fds=..., user=..., group=..., extra_groups=..., umask=...,
) -> Process: ...
