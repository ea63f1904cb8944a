from async_fixer.knowledge.marks import blocks

DEFLATED: int
DEF_BUF_SIZE: int
DEF_MEM_LEVEL: int
MAX_WBITS: int
ZLIB_RUNTIME_VERSION: str
ZLIB_VERSION: str
Z_BEST_COMPRESSION: int
Z_BEST_SPEED: int
Z_BLOCK: int
Z_DEFAULT_COMPRESSION: int
Z_DEFAULT_STRATEGY: int
Z_FILTERED: int
Z_FINISH: int
Z_FIXED: int
Z_FULL_FLUSH: int
Z_HUFFMAN_ONLY: int
Z_NO_COMPRESSION: int
Z_NO_FLUSH: int
Z_PARTIAL_FLUSH: int
Z_RLE: int
Z_SYNC_FLUSH: int
Z_TREES: int
def adler32(data, value=1, /) -> int: ...
@blocks("cpu", severity="mild")
def compress(data, /, level=-1, wbits=15) -> bytes: ...
def compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None): ...
def crc32(data, value=0, /) -> int: ...
@blocks("cpu", severity="mild")
def decompress(data, /, wbits=15, bufsize=16384) -> bytes: ...
def decompressobj(wbits=15, zdict=...): ...
class error(Exception): ...
