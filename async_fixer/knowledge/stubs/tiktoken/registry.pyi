from async_fixer.knowledge.marks import blocks

from .core import Encoding

# Fetches the vocabulary, or reads it from the cache.
@blocks("http")
def get_encoding(encoding_name) -> Encoding: ...
def list_encoding_names() -> list[str]: ...
