from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..abc import (
    ByteReceiveStream,
    ByteSendStream,
    ByteStream,
    Listener,
    ObjectReceiveStream,
    ObjectSendStream,
    ObjectStream,
    TaskGroup,
)

T_Item = TypeVar('T_Item')
T_Stream = TypeVar('T_Stream')

@dataclass
class StapledByteStream(ByteStream):
    send_stream: ByteSendStream
    receive_stream: ByteReceiveStream
    async def receive(self, max_bytes=...) -> bytes: ...
    async def send(self, item) -> None: ...
    async def send_eof(self) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

@dataclass
class StapledObjectStream(ObjectStream[T_Item], Generic[T_Item]):
    send_stream: ObjectSendStream[T_Item]
    receive_stream: ObjectReceiveStream[T_Item]
    async def receive(self) -> T_Item: ...
    async def send(self, item: T_Item) -> None: ...
    def send_nowait(self, item: T_Item) -> None: ...
    async def send_eof(self) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

@dataclass
class MultiListener(Listener[T_Stream], Generic[T_Stream]):
    listeners: Sequence[Listener[T_Stream]]
    async def serve(self, handler: Callable[[T_Stream], Any], task_group=...) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...
