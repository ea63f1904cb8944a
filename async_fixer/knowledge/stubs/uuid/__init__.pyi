import sys

from async_fixer.knowledge.marks import blocks

NAMESPACE_DNS: UUID
NAMESPACE_OID: UUID
NAMESPACE_URL: UUID
NAMESPACE_X500: UUID
RESERVED_NCS: str
RFC_4122: str
RESERVED_MICROSOFT: str
RESERVED_FUTURE: str

class SafeUUID:
    safe: SafeUUID
    unsafe: SafeUUID
    unknown: SafeUUID

class UUID:
    is_safe: SafeUUID
    bytes: bytes
    bytes_le: bytes
    clock_seq: int
    clock_seq_hi_variant: int
    clock_seq_low: int
    fields: tuple[int, int, int, int, int, int]
    hex: str
    int: int
    node: int
    time: int
    time_hi_version: int
    time_low: int
    time_mid: int
    urn: str
    variant: str
    version: int | None
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=...) -> None: ...

def uuid1(node=None, clock_seq=None) -> UUID: ...
def uuid3(namespace, name) -> UUID: ...
def uuid4() -> UUID: ...
def uuid5(namespace, name) -> UUID: ...
if sys.version_info >= (3, 14):
    def uuid6(node=None, clock_seq=None) -> UUID: ...
    def uuid7() -> UUID: ...
    def uuid8(a=None, b=None, c=None) -> UUID: ...
    NIL: UUID
    MAX: UUID

@blocks("file", severity="mild")
def getnode() -> int: ...
