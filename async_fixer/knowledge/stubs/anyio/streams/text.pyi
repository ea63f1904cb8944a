from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass
from typing import Any

from .._core._exceptions import EndOfStream
from ..abc import (
    AnyByteReceiveStream,
    AnyByteSendStream,
    AnyByteStream,
    AnyByteStreamConnectable,
    ObjectReceiveStream,
    ObjectSendStream,
    ObjectStream,
    ObjectStreamConnectable,
)

@dataclass
class TextReceiveStream(ObjectReceiveStream[str]):
    transport_stream: AnyByteReceiveStream
    encoding: InitVar[str]
    errors: InitVar[str]
    async def receive(self) -> str: ...
    async def aclose(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

@dataclass
class TextSendStream(ObjectSendStream[str]):
    transport_stream: AnyByteSendStream
    encoding: InitVar[str]
    errors: str
    async def send(self, item) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

@dataclass
class TextStream(ObjectStream[str]):
    transport_stream: AnyByteStream
    encoding: InitVar[str]
    errors: InitVar[str]
    async def receive(self) -> str: ...
    async def send(self, item) -> None: ...
    async def send_eof(self) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

class TextConnectable(ObjectStreamConnectable[str]):
    connectable: AnyByteStreamConnectable
    def __init__(self, connectable) -> None: ...
    async def connect(self) -> TextStream: ...
