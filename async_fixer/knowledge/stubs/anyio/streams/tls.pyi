import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any, TypeVar, TypeVarTuple

from .. import BrokenResourceError, EndOfStream, aclose_forcefully, get_cancelled_exc_class, to_thread
from .._core._typedattr import TypedAttributeSet, typed_attribute
from ..abc import AnyByteStream, AnyByteStreamConnectable, ByteStream, ByteStreamConnectable, Listener, TaskGroup

T_Retval = TypeVar('T_Retval')
PosArgsT = TypeVarTuple('PosArgsT')
_PCTRTT = tuple[tuple[str, str], ...]
_PCTRTTT = tuple[_PCTRTT, ...]

class TLSAttribute(TypedAttributeSet):
    alpn_protocol: str | None
    channel_binding_tls_unique: bytes
    cipher: tuple[str, str, int]
    peer_certificate: None | dict[str, str | _PCTRTTT | _PCTRTT]
    peer_certificate_binary: bytes | None
    server_side: bool
    shared_ciphers: list[tuple[str, str, int]] | None
    ssl_object: ssl.SSLObject
    standard_compatible: bool
    tls_version: str

@dataclass
class TLSStream(ByteStream):
    transport_stream: AnyByteStream
    standard_compatible: bool
    @classmethod
    async def wrap(
        cls, transport_stream, *, server_side=..., hostname=..., ssl_context=..., standard_compatible=...,
    ) -> TLSStream: ...
    async def unwrap(self) -> tuple[AnyByteStream, bytes]: ...
    async def aclose(self) -> None: ...
    async def receive(self, max_bytes=...) -> bytes: ...
    async def send(self, item) -> None: ...
    async def send_eof(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

@dataclass
class TLSListener(Listener[TLSStream]):
    listener: Listener[Any]
    ssl_context: ssl.SSLContext
    standard_compatible: bool
    handshake_timeout: float
    @staticmethod
    async def handle_handshake_error(exc, stream) -> None: ...
    async def serve(self, handler: Callable[[TLSStream], Any], task_group=...) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

class TLSConnectable(ByteStreamConnectable):
    connectable: AnyByteStreamConnectable
    ssl_context: SSLContext
    hostname: str | None
    standard_compatible: bool
    def __init__(self, connectable, *, hostname=..., ssl_context=..., standard_compatible=...) -> None: ...
    async def connect(self) -> TLSStream: ...
