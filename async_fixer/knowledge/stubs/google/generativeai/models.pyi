from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("http")
def list_models(*, page_size=..., client=..., request_options=...) -> Any: ...
@blocks("http")
def get_model(name, *, client=..., request_options=...) -> Any: ...
