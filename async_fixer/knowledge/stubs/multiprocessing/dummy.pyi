from multiprocessing.pool import ThreadPool

from async_fixer.knowledge.marks import offloads

@offloads("initializer")
def Pool(processes=None, initializer=None, initargs=...) -> ThreadPool: ...
