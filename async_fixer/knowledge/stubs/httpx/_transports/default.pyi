from async_fixer.knowledge.marks import blocks

from .base import AsyncBaseTransport, BaseTransport

class HTTPTransport(BaseTransport):
    # Loads the certificates that it trusts.
    @blocks("file", severity="mild", unless={"verify": False})
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
    # Loads the certificates that it trusts.
    @blocks("file", severity="mild", unless={"verify": False})
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
