from ._impl import AsyncLibraryNotFoundError as AsyncLibraryNotFoundError
from ._impl import current_async_library as current_async_library
from ._impl import current_async_library_cvar as current_async_library_cvar
from ._impl import thread_local as thread_local
