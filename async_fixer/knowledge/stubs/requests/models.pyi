from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Self

from async_fixer.knowledge.marks import blocks
from urllib3.response import HTTPResponse

from .cookies import RequestsCookieJar
from .structures import CaseInsensitiveDict

class RequestHooksMixin:
    def register_hook(self, event, hook) -> None: ...
    def deregister_hook(self, event, hook) -> bool: ...

class Request(RequestHooksMixin):
    method: str
    url: str
    headers: dict[str, str]
    files: Any
    data: Any
    json: Any
    params: Any
    auth: Any
    cookies: Any
    def __init__(
        self,
        method=...,
        url=...,
        headers=...,
        files=...,
        data=...,
        params=...,
        auth=...,
        cookies=...,
        hooks=...,
        json=...,
    ) -> None: ...
    def prepare(self) -> PreparedRequest: ...

class PreparedRequest(RequestHooksMixin):
    method: str
    url: str
    headers: CaseInsensitiveDict[str]
    body: Any
    @property
    def path_url(self) -> str: ...
    def copy(self) -> PreparedRequest: ...
    def prepare(
        self,
        method=...,
        url=...,
        headers=...,
        files=...,
        data=...,
        params=...,
        auth=...,
        cookies=...,
        hooks=...,
        json=...,
    ) -> None: ...
    def prepare_method(self, method) -> None: ...
    def prepare_url(self, url, params) -> None: ...
    def prepare_headers(self, headers) -> None: ...
    def prepare_auth(self, auth, url=...) -> None: ...

class Response:
    status_code: int
    headers: CaseInsensitiveDict[str]
    raw: HTTPResponse
    url: str
    encoding: str | None
    history: list[Response]
    reason: str
    cookies: RequestsCookieJar
    elapsed: timedelta
    request: PreparedRequest
    def __enter__(self) -> Self: ...
    def __exit__(self, *args) -> None: ...
    def __bool__(self) -> bool: ...
    @blocks("http")
    def __iter__(self) -> Iterator[bytes]: ...
    @property
    def ok(self) -> bool: ...
    @property
    def is_redirect(self) -> bool: ...
    @property
    def is_permanent_redirect(self) -> bool: ...
    @property
    def next(self) -> PreparedRequest | None: ...
    @property
    def apparent_encoding(self) -> str: ...
    @blocks("http")
    def iter_content(self, chunk_size=..., decode_unicode=...) -> Iterator[bytes]: ...
    @blocks("http")
    def iter_lines(self, chunk_size=..., decode_unicode=..., delimiter=...) -> Iterator[bytes]: ...
    # Read already by the call that returned the response, unless that had stream=True.
    @property
    def content(self) -> bytes: ...
    @property
    def text(self) -> str: ...
    def json(self, **kwargs) -> Any: ...
    @property
    def links(self) -> dict[str, dict[str, str]]: ...
    def raise_for_status(self) -> None: ...
    def close(self) -> None: ...
