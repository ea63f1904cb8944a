from typing import Any

from async_fixer.knowledge.marks import decorates

class Limiter:
    enabled: bool
    def __init__(
        self,
        key_func,
        default_limits=...,
        application_limits=...,
        headers_enabled=...,
        strategy=...,
        storage_uri=...,
        storage_options=...,
        auto_check=...,
        swallow_errors=...,
        in_memory_fallback=...,
        in_memory_fallback_enabled=...,
        retry_after=...,
        key_prefix=...,
        enabled=...,
        config_filename=...,
        key_style=...,
    ) -> None: ...
    @decorates("keeps")
    def limit(
        self,
        limit_value,
        key_func=...,
        per_method=...,
        methods=...,
        error_message=...,
        exempt_when=...,
        cost=...,
        override_defaults=...,
    ): ...
    @decorates("keeps")
    def shared_limit(
        self, limit_value, scope, key_func=..., error_message=..., exempt_when=..., cost=..., override_defaults=...
    ): ...
    @decorates("keeps")
    def exempt(self, obj): ...
    def reset(self) -> None: ...

def _rate_limit_exceeded_handler(request, exc) -> Any: ...
