from typing import Any

from ..base import AiofilesContextManager

def NamedTemporaryFile(
    mode=...,
    buffering=...,
    encoding=...,
    newline=...,
    suffix=...,
    prefix=...,
    dir=...,
    delete=...,
    loop=...,
    executor=...,
) -> AiofilesContextManager[Any]: ...
def TemporaryFile(
    mode=..., buffering=..., encoding=..., newline=..., suffix=..., prefix=..., dir=..., loop=..., executor=...
) -> AiofilesContextManager[Any]: ...
def SpooledTemporaryFile(
    max_size=...,
    mode=...,
    buffering=...,
    encoding=...,
    newline=...,
    suffix=...,
    prefix=...,
    dir=...,
    loop=...,
    executor=...,
) -> AiofilesContextManager[Any]: ...
def TemporaryDirectory(suffix=..., prefix=..., dir=..., loop=..., executor=...) -> AiofilesContextManager[str]: ...
