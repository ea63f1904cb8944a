from .images.main import aimage_generation, image_generation
from .main import (
    acompletion,
    aembedding,
    amoderation,
    aspeech,
    atext_completion,
    atranscription,
    completion,
    embedding,
    moderation,
    speech,
    text_completion,
    transcription,
)
from .router import Router
from .utils import get_max_tokens, supports_function_calling, token_counter
