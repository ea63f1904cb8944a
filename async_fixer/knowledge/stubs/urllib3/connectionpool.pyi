from typing import Self

from async_fixer.knowledge.marks import blocks

from ._request_methods import RequestMethods
from .response import BaseHTTPResponse

class ConnectionPool:
    host: str
    port: int | None
    def __enter__(self) -> Self: ...
    @blocks("http", severity="mild")
    def __exit__(self, exc_type, exc_val, exc_tb): ...
    @blocks("http", severity="mild")
    def close(self) -> None: ...

class HTTPConnectionPool(ConnectionPool, RequestMethods):
    def __init__(
        self,
        host,
        port=...,
        timeout=...,
        maxsize=...,
        block=...,
        headers=...,
        retries=...,
        _proxy=...,
        _proxy_headers=...,
        _proxy_config=...,
        **conn_kw,
    ) -> None: ...
    def is_same_host(self, url) -> bool: ...
    @blocks("http", instead="httpx.AsyncClient")
    def urlopen(
        self,
        method,
        url,
        body=...,
        headers=...,
        retries=...,
        redirect=...,
        assert_same_host=...,
        timeout=...,
        pool_timeout=...,
        release_conn=...,
        chunked=...,
        body_pos=...,
        preload_content=...,
        decode_content=...,
        **response_kw,
    ) -> BaseHTTPResponse: ...

class HTTPSConnectionPool(HTTPConnectionPool): ...

def connection_from_url(url, **kw) -> HTTPConnectionPool: ...
