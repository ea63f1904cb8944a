from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("file", over="filename")
def dump(value, filename, compress=..., protocol=...) -> list[str]: ...
@blocks("file", over="filename")
def load(filename, mmap_mode=..., ensure_native_byte_order=...) -> Any: ...
