from typing import Any, Self

from async_fixer.knowledge.marks import blocks

from .adapters import BaseAdapter
from .cookies import RequestsCookieJar
from .models import PreparedRequest, Request, Response
from .structures import CaseInsensitiveDict

class SessionRedirectMixin:
    def get_redirect_target(self, resp) -> str | None: ...
    def should_strip_auth(self, old_url, new_url) -> bool: ...
    @blocks("http")
    def resolve_redirects(self, resp, req, stream=..., timeout=..., verify=..., cert=..., proxies=..., **adapter_kwargs): ...

class Session(SessionRedirectMixin):
    headers: CaseInsensitiveDict[str]
    auth: Any
    proxies: dict[str, str]
    hooks: dict[str, list[Any]]
    params: dict[str, Any]
    stream: bool
    verify: bool | str
    cert: Any
    max_redirects: int
    trust_env: bool
    cookies: RequestsCookieJar
    adapters: dict[str, BaseAdapter]
    def __init__(self) -> None: ...
    def __enter__(self) -> Self: ...
    @blocks("http", severity="mild")
    def __exit__(self, *args) -> None: ...
    def prepare_request(self, request: Request) -> PreparedRequest: ...
    @blocks("http", instead="httpx.AsyncClient")
    def request(
        self,
        method,
        url,
        params=...,
        data=...,
        headers=...,
        cookies=...,
        files=...,
        auth=...,
        timeout=...,
        allow_redirects=...,
        proxies=...,
        hooks=...,
        stream=...,
        verify=...,
        cert=...,
        json=...,
    ) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def get(self, url, params=..., **kwargs) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def options(self, url, **kwargs) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def head(self, url, **kwargs) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def post(self, url, data=..., json=..., **kwargs) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def put(self, url, data=..., **kwargs) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def patch(self, url, data=..., **kwargs) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def delete(self, url, **kwargs) -> Response: ...
    @blocks("http", instead="httpx.AsyncClient")
    def send(self, request, **kwargs) -> Response: ...
    def merge_environment_settings(self, url, proxies, stream, verify, cert) -> dict[str, Any]: ...
    def get_adapter(self, url) -> BaseAdapter: ...
    @blocks("http", severity="mild")
    def close(self) -> None: ...
    def mount(self, prefix, adapter) -> None: ...

def session() -> Session: ...
