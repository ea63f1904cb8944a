from functools import cached_property
from typing import Self

from .resources.messages.messages import AsyncMessages, Messages
from .resources.models import AsyncModels, Models

class Anthropic:
    api_key: str
    def __init__(
        self,
        *,
        api_key=...,
        auth_token=...,
        credentials=...,
        config=...,
        profile=...,
        webhook_key=...,
        base_url=...,
        timeout=...,
        max_retries=...,
        default_headers=...,
        default_query=...,
        open_telemetry=...,
        http_client=...,
        middleware=...,
    ) -> None: ...
    @cached_property
    def messages(self) -> Messages: ...
    @cached_property
    def models(self) -> Models: ...
    def copy(self, *, api_key=..., timeout=..., max_retries=...) -> Self: ...
    def with_options(self, *, api_key=..., timeout=..., max_retries=...) -> Self: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, exc_type, exc, exc_tb) -> None: ...
    def close(self) -> None: ...

class AsyncAnthropic:
    api_key: str
    def __init__(
        self,
        *,
        api_key=...,
        auth_token=...,
        credentials=...,
        config=...,
        profile=...,
        webhook_key=...,
        base_url=...,
        timeout=...,
        max_retries=...,
        default_headers=...,
        default_query=...,
        open_telemetry=...,
        http_client=...,
        middleware=...,
    ) -> None: ...
    @cached_property
    def messages(self) -> AsyncMessages: ...
    @cached_property
    def models(self) -> AsyncModels: ...
    def copy(self, *, api_key=..., timeout=..., max_retries=...) -> Self: ...
    def with_options(self, *, api_key=..., timeout=..., max_retries=...) -> Self: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, exc_type, exc, exc_tb) -> None: ...
    async def close(self) -> None: ...
