from .client import configure
from .embedding import embed_content, embed_content_async
from .files import delete_file, get_file, list_files, upload_file
from .generative_models import ChatSession, GenerativeModel
from .models import get_model, list_models
