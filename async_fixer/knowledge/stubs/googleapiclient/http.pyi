from typing import Any

from async_fixer.knowledge.marks import blocks

class HttpRequest:
    @blocks("http")
    def execute(self, http=..., num_retries=...) -> Any: ...
    @blocks("http")
    def next_chunk(self, http=..., num_retries=...) -> Any: ...

@blocks("file")
class MediaFileUpload:
    def __init__(self, filename, mimetype=..., chunksize=..., resumable=...) -> None: ...

class MediaIoBaseUpload:
    def __init__(self, fd, mimetype, chunksize=..., resumable=...) -> None: ...

class MediaIoBaseDownload:
    def __init__(self, fd, request, chunksize=...) -> None: ...
    @blocks("http")
    def next_chunk(self, num_retries=...) -> Any: ...
