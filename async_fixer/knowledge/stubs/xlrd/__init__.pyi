from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("file")
def open_workbook(filename=..., *args, **kwargs) -> Any: ...
