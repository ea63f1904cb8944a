from .web import WebClient
from .webhook import WebhookClient
