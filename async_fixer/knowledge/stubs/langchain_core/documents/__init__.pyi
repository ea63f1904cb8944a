from .base import Document
