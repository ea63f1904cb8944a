import ssl

from async_fixer.knowledge.marks import blocks

from ._urls import URL

__all__ = ["Limits", "Proxy", "Timeout", "create_ssl_context"]

@blocks("file", severity="mild")
def create_ssl_context(verify=..., cert=..., trust_env=...) -> ssl.SSLContext: ...

class Timeout:
    connect: float | None
    read: float | None
    write: float | None
    pool: float | None
    def __init__(self, timeout=..., *, connect=..., read=..., write=..., pool=...) -> None: ...
    def as_dict(self) -> dict[str, float | None]: ...

class Limits:
    max_connections: int | None
    max_keepalive_connections: int | None
    keepalive_expiry: float | None
    def __init__(self, *, max_connections=..., max_keepalive_connections=..., keepalive_expiry=...) -> None: ...

class Proxy:
    url: URL
    def __init__(self, url, *, ssl_context=..., auth=..., headers=...) -> None: ...
