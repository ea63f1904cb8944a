from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import Any, Self

from async_fixer.knowledge.marks import blocks

from ._auth import Auth
from ._config import Timeout
from ._models import Cookies, Headers, Request, Response
from ._urls import URL, QueryParams

__all__ = ["USE_CLIENT_DEFAULT", "AsyncClient", "Client"]

class UseClientDefault: ...

USE_CLIENT_DEFAULT: UseClientDefault

class BaseClient:
    @property
    def is_closed(self) -> bool: ...
    @property
    def trust_env(self) -> bool: ...
    @property
    def timeout(self) -> Timeout: ...
    @property
    def event_hooks(self) -> dict[str, list[Any]]: ...
    @property
    def auth(self) -> Auth | None: ...
    @property
    def base_url(self) -> URL: ...
    @property
    def headers(self) -> Headers: ...
    @property
    def cookies(self) -> Cookies: ...
    @property
    def params(self) -> QueryParams: ...
    def build_request(
        self,
        method,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        timeout=...,
        extensions=...,
    ) -> Request: ...

class Client(BaseClient):
    # Loads the certificates that it trusts.
    @blocks("file", severity="mild", unless={"verify": False})
    def __init__(
        self,
        *,
        auth=...,
        params=...,
        headers=...,
        cookies=...,
        verify=...,
        cert=...,
        trust_env=...,
        http1=...,
        http2=...,
        proxy=...,
        mounts=...,
        timeout=...,
        follow_redirects=...,
        limits=...,
        max_redirects=...,
        event_hooks=...,
        base_url=...,
        transport=...,
        default_encoding=...,
    ) -> None: ...
    @blocks("http", instead="httpx.AsyncClient")
    def request(
        self,
        method,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def stream(
        self,
        method,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> AbstractContextManager[Response]: ...
    @blocks("http", instead="httpx.AsyncClient")
    def send(
        self,
        request,
        *,
        stream=...,
        auth=...,
        follow_redirects=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def get(
        self,
        url,
        *,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def options(
        self,
        url,
        *,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def head(
        self,
        url,
        *,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def post(
        self,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def put(
        self,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def patch(
        self,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def delete(
        self,
        url,
        *,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    @blocks("http", severity="mild")
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    @blocks("http", severity="mild")
    def __exit__(self, exc_type=..., exc_value=..., traceback=...) -> None: ...

class AsyncClient(BaseClient):
    # Loads the certificates that it trusts.
    @blocks("file", severity="mild", unless={"verify": False})
    def __init__(
        self,
        *,
        auth=...,
        params=...,
        headers=...,
        cookies=...,
        verify=...,
        cert=...,
        http1=...,
        http2=...,
        proxy=...,
        mounts=...,
        timeout=...,
        follow_redirects=...,
        limits=...,
        max_redirects=...,
        event_hooks=...,
        base_url=...,
        transport=...,
        trust_env=...,
        default_encoding=...,
    ) -> None: ...
    async def request(
        self,
        method,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    def stream(
        self,
        method,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> AbstractAsyncContextManager[Response]: ...
    async def send(
        self,
        request,
        *,
        stream=...,
        auth=...,
        follow_redirects=...,
    ) -> Response: ...
    async def get(
        self,
        url,
        *,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    async def options(
        self,
        url,
        *,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    async def head(
        self,
        url,
        *,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    async def post(
        self,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    async def put(
        self,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    async def patch(
        self,
        url,
        *,
        content=...,
        data=...,
        files=...,
        json=...,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    async def delete(
        self,
        url,
        *,
        params=...,
        headers=...,
        cookies=...,
        auth=...,
        follow_redirects=...,
        timeout=...,
        extensions=...,
    ) -> Response: ...
    async def aclose(self) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, exc_type=..., exc_value=..., traceback=...) -> None: ...
