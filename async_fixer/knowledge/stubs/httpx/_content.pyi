from ._types import AsyncByteStream, SyncByteStream

__all__ = ["ByteStream"]

class ByteStream(AsyncByteStream, SyncByteStream):
    def __init__(self, stream) -> None: ...
