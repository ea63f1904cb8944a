from async_fixer.knowledge.marks import threadpool

threadpool("starlette.concurrency.run_in_threadpool", rank=1)
