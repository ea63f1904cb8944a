from async_fixer.knowledge.marks import blocks

from .core import Cache

class FanoutCache(Cache):
    @blocks("file")
    def __init__(self, directory=..., shards=..., timeout=..., disk=..., **settings) -> None: ...
