from async_fixer.knowledge.marks import blocks

from .response import BaseHTTPResponse

class RequestMethods:
    headers: dict[str, str]
    def __init__(self, headers=...) -> None: ...
    @blocks("http", instead="httpx.AsyncClient")
    def urlopen(
        self,
        method,
        url,
        body=...,
        headers=...,
        encode_multipart=...,
        multipart_boundary=...,
        **kw,
    ) -> BaseHTTPResponse: ...
    @blocks("http", instead="httpx.AsyncClient")
    def request(self, method, url, body=..., fields=..., headers=..., json=..., **urlopen_kw) -> BaseHTTPResponse: ...
    @blocks("http", instead="httpx.AsyncClient")
    def request_encode_url(self, method, url, fields=..., headers=..., **urlopen_kw) -> BaseHTTPResponse: ...
    @blocks("http", instead="httpx.AsyncClient")
    def request_encode_body(
        self,
        method,
        url,
        fields=...,
        headers=...,
        encode_multipart=...,
        multipart_boundary=...,
        **urlopen_kw,
    ) -> BaseHTTPResponse: ...
