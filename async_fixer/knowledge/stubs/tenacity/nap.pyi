from async_fixer.knowledge.marks import blocks

@blocks("sleep", swap="asyncio.sleep")
def sleep(seconds) -> None: ...
