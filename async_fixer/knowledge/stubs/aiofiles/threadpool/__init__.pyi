from typing import Any

from ..base import AiofilesContextManager
from .text import AsyncTextIndirectIOWrapper, AsyncTextIOWrapper

def open(
    file,
    mode=...,
    buffering=...,
    encoding=...,
    errors=...,
    newline=...,
    closefd=...,
    opener=...,
    *,
    loop=...,
    executor=...,
) -> AiofilesContextManager[AsyncTextIOWrapper]: ...

stdin: AsyncTextIndirectIOWrapper
stdout: AsyncTextIndirectIOWrapper
stderr: AsyncTextIndirectIOWrapper
stdin_bytes: Any
stdout_bytes: Any
stderr_bytes: Any
