from typing import Any

from async_fixer.knowledge.marks import blocks

class AutoFeatureExtractor:
    @classmethod
    @blocks("file")
    def from_pretrained(cls, pretrained_model_name_or_path, **kwargs) -> Any: ...
