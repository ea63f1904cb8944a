from abc import ABCMeta
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from .._core._exceptions import EndOfStream
from .._core._typedattr import TypedAttributeProvider
from ._resources import AsyncResource
from ._tasks import TaskGroup

T_Item = TypeVar('T_Item')
T_co = TypeVar('T_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)

class UnreliableObjectReceiveStream(AsyncResource, TypedAttributeProvider, Generic[T_co]):
    def __aiter__(self) -> UnreliableObjectReceiveStream[T_co]: ...
    async def __anext__(self) -> T_co: ...
    async def receive(self) -> T_co: ...

class UnreliableObjectSendStream(AsyncResource, TypedAttributeProvider, Generic[T_contra]):
    async def send(self, item: T_contra) -> None: ...

class UnreliableObjectStream(UnreliableObjectReceiveStream[T_Item], UnreliableObjectSendStream[T_Item]): ...

class ObjectReceiveStream(UnreliableObjectReceiveStream[T_co]): ...

class ObjectSendStream(UnreliableObjectSendStream[T_contra]): ...

class ObjectStream(ObjectReceiveStream[T_Item], ObjectSendStream[T_Item], UnreliableObjectStream[T_Item]):
    async def send_eof(self) -> None: ...

class ByteReceiveStream(AsyncResource, TypedAttributeProvider):
    def __aiter__(self) -> ByteReceiveStream: ...
    async def __anext__(self) -> bytes: ...
    async def receive(self, max_bytes=...) -> bytes: ...

class ByteSendStream(AsyncResource, TypedAttributeProvider):
    async def send(self, item) -> None: ...

class ByteStream(ByteReceiveStream, ByteSendStream):
    async def send_eof(self) -> None: ...

AnyUnreliableByteReceiveStream = UnreliableObjectReceiveStream[bytes] | ByteReceiveStream
AnyUnreliableByteSendStream = UnreliableObjectSendStream[bytes] | ByteSendStream
AnyUnreliableByteStream = UnreliableObjectStream[bytes] | ByteStream
AnyByteReceiveStream = ObjectReceiveStream[bytes] | ByteReceiveStream
AnyByteSendStream = ObjectSendStream[bytes] | ByteSendStream
AnyByteStream = ObjectStream[bytes] | ByteStream

class Listener(AsyncResource, TypedAttributeProvider, Generic[T_co]):
    async def serve(self, handler: Callable[[T_co], Any], task_group=...) -> None: ...

class ObjectStreamConnectable(Generic[T_co], metaclass=ABCMeta):
    async def connect(self) -> ObjectStream[T_co]: ...

class ByteStreamConnectable(metaclass=ABCMeta):
    async def connect(self) -> ByteStream: ...

AnyByteStreamConnectable = ObjectStreamConnectable[bytes] | ByteStreamConnectable
