from async_fixer.knowledge.marks import blocks, synthetic

from ...modeling_utils import PreTrainedModel

class AutoModel:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...

class AutoModelForCausalLM:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...

class AutoModelForSeq2SeqLM:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...

class AutoModelForSequenceClassification:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...

class AutoModelForTokenClassification:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...

class AutoModelForQuestionAnswering:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...

class AutoModelForMaskedLM:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...

class AutoModelForImageClassification:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...

class AutoModelForSpeechSeq2Seq:
    @classmethod
    @synthetic
    @blocks("file")
    def from_pretrained(cls, *model_args, **kwargs) -> PreTrainedModel: ...
    @classmethod
    @synthetic
    def from_config(cls, config, **kwargs) -> PreTrainedModel: ...
