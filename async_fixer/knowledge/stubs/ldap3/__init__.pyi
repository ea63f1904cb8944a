from .core.connection import Connection
from .core.server import Server
