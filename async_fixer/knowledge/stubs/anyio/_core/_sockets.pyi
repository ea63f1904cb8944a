import socket
from collections.abc import Awaitable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from os import PathLike
from socket import AddressFamily, SocketKind
from typing import Any, Literal

from async_fixer.knowledge.marks import needs_loop

from ..abc import (
    ByteStreamConnectable,
    ConnectedUDPSocket,
    ConnectedUNIXDatagramSocket,
    SocketListener,
    SocketStream,
    UDPSocket,
    UNIXDatagramSocket,
    UNIXSocketStream,
)
from ..streams.stapled import MultiListener
from ..streams.tls import TLSStream

IPPROTO_IPV6: Any
AnyIPAddressFamily = Literal[AddressFamily.AF_UNSPEC, AddressFamily.AF_INET, AddressFamily.AF_INET6]
IPAddressFamily = Literal[AddressFamily.AF_INET, AddressFamily.AF_INET6]
def idna2008_resolve(host) -> bytes: ...
async def connect_tcp(
    remote_host, remote_port, *, local_host=..., local_port=..., tls=..., ssl_context=...,
    tls_standard_compatible=..., tls_hostname=..., happy_eyeballs_delay=...,
) -> SocketStream | TLSStream: ...
async def connect_unix(path, kind=...) -> UNIXSocketStream: ...
async def create_tcp_listener(
    *, local_host=..., local_port=..., family=..., backlog=..., reuse_port=...,
) -> MultiListener[SocketStream]: ...
async def create_unix_listener(path, *, mode=..., backlog=..., kind=...) -> SocketListener: ...
async def create_udp_socket(family=..., *, local_host=..., local_port=..., reuse_port=...) -> UDPSocket: ...
async def create_connected_udp_socket(
    remote_host, remote_port, *, family=..., local_host=..., local_port=..., reuse_port=...,
) -> ConnectedUDPSocket: ...
async def create_unix_datagram_socket(*, local_path=..., local_mode=...) -> UNIXDatagramSocket: ...
async def create_connected_unix_datagram_socket(
    remote_path, *, local_path=..., local_mode=...,
) -> ConnectedUNIXDatagramSocket: ...
async def getaddrinfo(
    host, port, *, family=..., type=..., proto=..., flags=...,
) -> list[tuple[AddressFamily, SocketKind, int, str, tuple[str, int]]]: ...
def getnameinfo(sockaddr, flags=...) -> Awaitable[tuple[str, str]]: ...
def wait_socket_readable(sock) -> Awaitable[None]: ...
def wait_socket_writable(sock) -> Awaitable[None]: ...
def wait_readable(obj) -> Awaitable[None]: ...
def wait_writable(obj) -> Awaitable[None]: ...
@needs_loop
def notify_closing(obj) -> None: ...
def convert_ipv6_sockaddr(sockaddr) -> tuple[str, int]: ...
async def setup_unix_local_socket(path, mode, socktype) -> socket.socket: ...

@dataclass
class TCPConnectable(ByteStreamConnectable):
    host: str | IPv4Address | IPv6Address
    port: int
    async def connect(self) -> SocketStream: ...

@dataclass
class UNIXConnectable(ByteStreamConnectable):
    path: str | bytes | PathLike[str] | PathLike[bytes]
    async def connect(self) -> UNIXSocketStream: ...

def as_connectable(
    remote, /, *, tls=..., ssl_context=..., tls_hostname=..., tls_standard_compatible=...,
) -> ByteStreamConnectable: ...
