from .client.sdk import Mistral
