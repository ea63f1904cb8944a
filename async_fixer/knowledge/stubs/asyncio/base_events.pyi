from .events import AbstractEventLoop, AbstractServer

class Server(AbstractServer):
    sockets: tuple[object, ...]
    async def __aenter__(self) -> Server: ...

class BaseEventLoop(AbstractEventLoop): ...
