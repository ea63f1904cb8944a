from collections.abc import Iterator
from typing import Any

from async_fixer.knowledge.marks import blocks

class StorageStreamDownloader:
    name: str
    size: int
    properties: Any
    @blocks("network", instead="azure.storage.blob.aio.BlobServiceClient")
    def read(self, *args, **kwargs) -> Any: ...
    @blocks("network", instead="azure.storage.blob.aio.BlobServiceClient")
    def readall(self, *args, **kwargs) -> Any: ...
    @blocks("network", instead="azure.storage.blob.aio.BlobServiceClient")
    def readinto(self, *args, **kwargs) -> Any: ...
    @blocks("network", instead="azure.storage.blob.aio.BlobServiceClient")
    def chunks(self) -> Iterator[bytes]: ...
