from .client import WebhookClient
