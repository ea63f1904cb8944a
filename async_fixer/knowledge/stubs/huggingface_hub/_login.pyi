from async_fixer.knowledge.marks import blocks

@blocks("http")
def login(token=..., **kwargs) -> None: ...
