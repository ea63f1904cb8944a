from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("file")
def read_csv(*args, **kwargs) -> Any: ...
@blocks("file")
def write_csv(*args, **kwargs) -> Any: ...
@blocks("file")
def open_csv(*args, **kwargs) -> Any: ...
