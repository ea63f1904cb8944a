from .client import WebClient
