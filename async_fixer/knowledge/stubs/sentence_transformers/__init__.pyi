from . import util as util
from .cross_encoder.model import CrossEncoder
from .sentence_transformer.model import SentenceTransformer
