from .core import Database, DatabaseURL
