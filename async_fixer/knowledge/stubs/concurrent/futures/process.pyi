from concurrent.futures._base import BrokenExecutor, Executor

from async_fixer.knowledge.marks import offloads

class BrokenProcessPool(BrokenExecutor): ...

class ProcessPoolExecutor(Executor):
    @offloads("initializer")
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=..., *, max_tasks_per_child=None) -> None: ...
