from typing import Any

from async_fixer.knowledge.marks import blocks

class Completions:
    @blocks("http", instead="openai.AsyncOpenAI")
    def create(
        self,
        *,
        messages,
        model,
        temperature=...,
        max_tokens=...,
        stream=...,
        tools=...,
        tool_choice=...,
        response_format=...,
        timeout=...,
    ) -> Any: ...
    @blocks("http", instead="openai.AsyncOpenAI")
    def parse(self, *, messages, model, response_format=..., timeout=...) -> Any: ...

class AsyncCompletions:
    async def create(
        self,
        *,
        messages,
        model,
        temperature=...,
        max_tokens=...,
        stream=...,
        tools=...,
        tool_choice=...,
        response_format=...,
        timeout=...,
    ) -> Any: ...
    async def parse(self, *, messages, model, response_format=..., timeout=...) -> Any: ...
