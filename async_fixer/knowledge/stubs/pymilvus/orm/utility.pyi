from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("database")
def has_collection(collection_name, using=..., timeout=...) -> Any: ...
@blocks("database")
def list_collections(timeout=..., using=..., **kwargs) -> list[Any]: ...
@blocks("database")
def drop_collection(collection_name, timeout=..., using=...) -> Any: ...
