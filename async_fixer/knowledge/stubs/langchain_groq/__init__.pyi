from .chat_models import ChatGroq
