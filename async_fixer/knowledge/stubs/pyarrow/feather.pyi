from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("file")
def read_feather(*args, **kwargs) -> Any: ...
@blocks("file")
def read_table(*args, **kwargs) -> Any: ...
@blocks("file")
def write_feather(*args, **kwargs) -> Any: ...
