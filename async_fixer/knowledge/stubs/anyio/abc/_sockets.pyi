import socket
from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv6Address
from socket import AddressFamily
from typing import Any, TypeVar

from .._core._eventloop import get_async_backend
from .._core._typedattr import TypedAttributeProvider, TypedAttributeSet, typed_attribute
from ._streams import ByteStream, Listener, UnreliableObjectStream
from ._tasks import TaskGroup

IPAddressType = str | IPv4Address | IPv6Address
IPSockAddrType = tuple[str, int]
SockAddrType = IPSockAddrType | str
UDPPacketType = tuple[bytes, IPSockAddrType]
UNIXDatagramPacketType = tuple[bytes, str]
T_Retval = TypeVar('T_Retval')

class SocketAttribute(TypedAttributeSet):
    family: AddressFamily
    local_address: SockAddrType
    local_port: int
    raw_socket: socket.socket
    remote_address: SockAddrType
    remote_port: int

class _SocketProvider(TypedAttributeProvider):
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

class SocketStream(ByteStream, _SocketProvider):
    @classmethod
    async def from_socket(cls, sock_or_fd) -> SocketStream: ...

class UNIXSocketStream(SocketStream):
    @classmethod
    async def from_socket(cls, sock_or_fd) -> UNIXSocketStream: ...
    async def send_fds(self, message, fds) -> None: ...
    async def receive_fds(self, msglen, maxfds) -> tuple[bytes, list[int]]: ...

class SocketListener(Listener[SocketStream], _SocketProvider):
    @classmethod
    async def from_socket(cls, sock_or_fd) -> SocketListener: ...
    async def accept(self) -> SocketStream: ...
    async def serve(self, handler: Callable[[SocketStream], Any], task_group=...) -> None: ...

class UDPSocket(UnreliableObjectStream[UDPPacketType], _SocketProvider):
    @classmethod
    async def from_socket(cls, sock_or_fd) -> UDPSocket: ...
    async def sendto(self, data, host, port) -> None: ...

class ConnectedUDPSocket(UnreliableObjectStream[bytes], _SocketProvider):
    @classmethod
    async def from_socket(cls, sock_or_fd) -> ConnectedUDPSocket: ...

class UNIXDatagramSocket(UnreliableObjectStream[UNIXDatagramPacketType], _SocketProvider):
    @classmethod
    async def from_socket(cls, sock_or_fd) -> UNIXDatagramSocket: ...
    async def sendto(self, data, path) -> None: ...

class ConnectedUNIXDatagramSocket(UnreliableObjectStream[bytes], _SocketProvider):
    @classmethod
    async def from_socket(cls, sock_or_fd) -> ConnectedUNIXDatagramSocket: ...
