from .chat_models import ChatAnthropic
