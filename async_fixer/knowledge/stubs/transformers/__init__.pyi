from .modeling_utils import PreTrainedModel
from .models.auto import (
    AutoConfig,
    AutoFeatureExtractor,
    AutoModel,
    AutoModelForCausalLM,
    AutoModelForImageClassification,
    AutoModelForMaskedLM,
    AutoModelForQuestionAnswering,
    AutoModelForSeq2SeqLM,
    AutoModelForSequenceClassification,
    AutoModelForSpeechSeq2Seq,
    AutoModelForTokenClassification,
    AutoProcessor,
    AutoTokenizer,
)
from .pipelines import Pipeline, pipeline
from .tokenization_utils_base import BatchEncoding, PreTrainedTokenizerBase
