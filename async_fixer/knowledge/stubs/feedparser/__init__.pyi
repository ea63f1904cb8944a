from .api import parse
