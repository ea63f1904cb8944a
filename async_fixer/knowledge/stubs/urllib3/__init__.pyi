from async_fixer.knowledge.marks import blocks

from . import connection, connectionpool, exceptions, poolmanager, response, util
from .connectionpool import HTTPConnectionPool, HTTPSConnectionPool, connection_from_url
from .poolmanager import PoolManager, ProxyManager, proxy_from_url
from .response import BaseHTTPResponse, HTTPResponse
from .util.request import make_headers
from .util.retry import Retry
from .util.timeout import Timeout

def add_stderr_logger(level=...): ...
def disable_warnings(category=...) -> None: ...
@blocks("http", instead="httpx.AsyncClient")
def request(
    method,
    url,
    *,
    body=...,
    fields=...,
    headers=...,
    preload_content=...,
    decode_content=...,
    redirect=...,
    retries=...,
    timeout=...,
    json=...,
) -> BaseHTTPResponse: ...
