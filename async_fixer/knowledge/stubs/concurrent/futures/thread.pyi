from concurrent.futures._base import BrokenExecutor, Executor

from async_fixer.knowledge.marks import offloads

class BrokenThreadPool(BrokenExecutor): ...

class ThreadPoolExecutor(Executor):
    @offloads("initializer")
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=...) -> None: ...
