from .configuration_auto import AutoConfig
from .feature_extraction_auto import AutoFeatureExtractor
from .modeling_auto import (
    AutoModel,
    AutoModelForCausalLM,
    AutoModelForImageClassification,
    AutoModelForMaskedLM,
    AutoModelForQuestionAnswering,
    AutoModelForSeq2SeqLM,
    AutoModelForSequenceClassification,
    AutoModelForSpeechSeq2Seq,
    AutoModelForTokenClassification,
)
from .processing_auto import AutoProcessor
from .tokenization_auto import AutoTokenizer
