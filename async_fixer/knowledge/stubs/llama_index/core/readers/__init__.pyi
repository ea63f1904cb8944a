from .file.base import SimpleDirectoryReader
