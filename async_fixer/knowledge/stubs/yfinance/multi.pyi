from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("http")
def download(tickers, *args, **kwargs) -> Any: ...
