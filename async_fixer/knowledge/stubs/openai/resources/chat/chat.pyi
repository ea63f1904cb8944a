from functools import cached_property

from .completions.completions import AsyncCompletions, Completions

class Chat:
    @cached_property
    def completions(self) -> Completions: ...

class AsyncChat:
    @cached_property
    def completions(self) -> AsyncCompletions: ...
