from typing import Any

from async_fixer.knowledge.marks import registers

from .base import BaseScheduler

# Coroutine functions run on the loop, others in a thread.
class AsyncIOScheduler(BaseScheduler):
    def start(self, paused=...) -> None: ...
    def shutdown(self, wait=...) -> None: ...
    @registers("scheduled job", sync="worker", by="parameter", parameter="func", label="{id}")
    def add_job(self, func, trigger=..., args=..., kwargs=..., id=..., name=..., **trigger_args) -> Any: ...
    @registers("scheduled job", sync="worker", label="{id}")
    def scheduled_job(self, trigger, args=..., kwargs=..., id=..., name=..., **trigger_args) -> Any: ...
