from async_fixer.knowledge.marks import blocks

from .base import BaseIndex

@blocks("file")
def load_index_from_storage(storage_context, index_id=..., **kwargs) -> BaseIndex: ...
