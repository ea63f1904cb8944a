from typing import Any

from async_fixer.knowledge.marks import blocks

class Remote:
    name: str
    @property
    @blocks("file", severity="mild")
    def refs(self) -> Any: ...
    @blocks("process")
    def fetch(self, refspec=..., progress=..., verbose=..., **kwargs) -> Any: ...
    @blocks("process")
    def pull(self, refspec=..., progress=..., **kwargs) -> Any: ...
    @blocks("process")
    def push(self, refspec=..., progress=..., **kwargs) -> Any: ...
    @blocks("process")
    def set_url(self, new_url, old_url=..., **kwargs) -> Any: ...
