from .asynchronous.cursor import AsyncCursor
from .synchronous.cursor import Cursor
