from .client import DynamicClient
