from async_fixer.knowledge.marks import process_wide

@process_wide
def apply(loop=...) -> None: ...
