from .sdk import Mistral
