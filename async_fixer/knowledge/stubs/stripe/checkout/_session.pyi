from typing import Any

from async_fixer.knowledge.marks import blocks

class Session:
    @classmethod
    @blocks("http")
    def create(cls, **params) -> Any: ...
    @classmethod
    async def create_async(cls, **params) -> Any: ...
    @classmethod
    @blocks("http")
    def retrieve(cls, id, **params) -> Any: ...
    @classmethod
    async def retrieve_async(cls, id, **params) -> Any: ...
    @classmethod
    @blocks("http")
    def list(cls, **params) -> Any: ...
    @classmethod
    async def list_async(cls, **params) -> Any: ...
