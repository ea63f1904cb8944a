from .asynchronous.collection import AsyncCollection
from .synchronous.collection import Collection
