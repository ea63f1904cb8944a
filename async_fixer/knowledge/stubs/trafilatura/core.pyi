from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("cpu")
def extract(filecontent, *args, **kwargs) -> str | None: ...
@blocks("cpu")
def bare_extraction(filecontent, *args, **kwargs) -> Any: ...
