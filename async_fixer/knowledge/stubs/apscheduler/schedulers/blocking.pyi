from async_fixer.knowledge.marks import blocks

from .base import BaseScheduler

class BlockingScheduler(BaseScheduler):
    @blocks("sleep")
    def start(self, *args, **kwargs) -> None: ...
