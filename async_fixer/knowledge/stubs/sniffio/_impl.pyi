from contextvars import ContextVar
from threading import local

from async_fixer.knowledge.marks import needs_loop

class _ThreadLocal(local):
    name: str | None

thread_local: _ThreadLocal
current_async_library_cvar: ContextVar[str | None]

class AsyncLibraryNotFoundError(RuntimeError): ...

@needs_loop
def current_async_library() -> str: ...
