from typing import Any

from async_fixer.knowledge.marks import blocks

# Renders where it is written; reads what it is made from, and fetches what that refers to.
@blocks("file")
class HTML:
    def __init__(self, guess=..., filename=..., url=..., file_obj=..., string=..., **kwargs) -> None: ...
    @blocks("cpu")
    def render(self, *args, **kwargs) -> Any: ...
    @blocks("cpu")
    def write_pdf(self, target=..., *args, **kwargs) -> bytes | None: ...

@blocks("file", severity="mild")
class CSS:
    def __init__(self, guess=..., filename=..., url=..., file_obj=..., string=..., **kwargs) -> None: ...
