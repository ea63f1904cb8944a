from .base import AsyncBaseTransport

class ASGITransport(AsyncBaseTransport):
    def __init__(self, app, raise_app_exceptions=..., root_path=..., client=...) -> None: ...
