from async_fixer.knowledge.marks import blocks

from .core import Encoding

@blocks("http")
def encoding_for_model(model_name) -> Encoding: ...
def encoding_name_for_model(model_name) -> str: ...
