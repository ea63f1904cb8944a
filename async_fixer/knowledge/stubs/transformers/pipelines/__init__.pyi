from async_fixer.knowledge.marks import blocks

from .base import Pipeline

# Loads a model, and fetches it where it is not there yet.
@blocks("file")
def pipeline(task=..., model=..., config=..., tokenizer=..., **kwargs) -> Pipeline: ...
