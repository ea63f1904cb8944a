from .base import AsyncBaseTransport, BaseTransport

class HTTPTransport(BaseTransport):
    def __init__(
        self,
        verify=...,
        cert=...,
        trust_env=...,
        http1=...,
        http2=...,
        limits=...,
        proxy=...,
        uds=...,
        local_address=...,
        retries=...,
        socket_options=...,
    ) -> None: ...

class AsyncHTTPTransport(AsyncBaseTransport):
    def __init__(
        self,
        verify=...,
        cert=...,
        trust_env=...,
        http1=...,
        http2=...,
        limits=...,
        proxy=...,
        uds=...,
        local_address=...,
        retries=...,
        socket_options=...,
    ) -> None: ...
