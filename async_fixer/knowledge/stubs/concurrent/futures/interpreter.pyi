import sys
from concurrent.futures.thread import ThreadPoolExecutor

from async_fixer.knowledge.marks import offloads

if sys.version_info >= (3, 14):
    class InterpreterPoolExecutor(ThreadPoolExecutor):
        @offloads("initializer")
        def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=...) -> None: ...
