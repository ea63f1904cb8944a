from .asynchronous.database import AsyncDatabase
from .synchronous.database import Database
