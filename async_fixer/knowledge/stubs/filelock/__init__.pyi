from ._api import BaseFileLock
from ._error import Timeout
from ._soft import SoftFileLock
from ._unix import UnixFileLock
from .asyncio import AsyncSoftFileLock, AsyncUnixFileLock, BaseAsyncFileLock

class FileLock(BaseFileLock): ...
class AsyncFileLock(BaseAsyncFileLock): ...
