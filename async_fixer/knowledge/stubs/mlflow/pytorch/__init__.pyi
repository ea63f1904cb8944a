from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("network")
def load_model(model_uri, *args, **kwargs) -> Any: ...
@blocks("network")
def log_model(*args, **kwargs) -> Any: ...
