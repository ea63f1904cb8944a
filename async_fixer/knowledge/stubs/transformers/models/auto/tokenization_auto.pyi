from async_fixer.knowledge.marks import blocks

from ...tokenization_utils_base import PreTrainedTokenizerBase

class AutoTokenizer:
    @classmethod
    @blocks("file")
    def from_pretrained(cls, pretrained_model_name_or_path, *inputs, **kwargs) -> PreTrainedTokenizerBase: ...
