from typing import Any

from async_fixer.knowledge.marks import blocks

# Loads the model when it is made.
@blocks("file")
class CrossEncoder:
    def __init__(self, model_name_or_path, *, num_labels=..., max_length=..., device=..., **kwargs) -> None: ...
    @blocks("cpu")
    def predict(self, *args, **kwargs) -> Any: ...
    @blocks("cpu")
    def rank(self, *args, **kwargs) -> Any: ...
