from .base import BaseTransport

class WSGITransport(BaseTransport):
    def __init__(self, app, raise_app_exceptions=..., script_name=..., remote_addr=..., wsgi_errors=...) -> None: ...
