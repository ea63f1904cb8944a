from .api import Document
