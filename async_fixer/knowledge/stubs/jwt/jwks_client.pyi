from typing import Any

from async_fixer.knowledge.marks import blocks

from .api_jwk import PyJWK, PyJWKSet

class PyJWKClient:
    def __init__(
        self,
        uri,
        cache_keys=...,
        max_cached_keys=...,
        cache_jwk_set=...,
        lifespan=...,
        headers=...,
        timeout=...,
        ssl_context=...,
        cooldown_duration=...,
    ) -> None: ...
    @blocks("http")
    def fetch_data(self) -> Any: ...
    @blocks("http")
    def get_jwk_set(self, refresh=...) -> PyJWKSet: ...
    @blocks("http")
    def get_signing_keys(self, refresh=...) -> list[PyJWK]: ...
    @blocks("http")
    def get_signing_key(self, kid) -> PyJWK: ...
    @blocks("http")
    def get_signing_key_from_jwt(self, token) -> PyJWK: ...
