from typing import Any

from async_fixer.knowledge.marks import blocks

class Pipeline:
    model: Any
    tokenizer: Any
    @blocks("cpu")
    def __call__(self, inputs, *args, num_workers=..., batch_size=..., **kwargs) -> Any: ...
    @blocks("cpu")
    def predict(self, X) -> Any: ...
    @blocks("file")
    def save_pretrained(self, save_directory, safe_serialization=..., **kwargs) -> None: ...
