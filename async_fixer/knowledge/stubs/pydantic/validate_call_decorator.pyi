from async_fixer.knowledge.marks import decorates

@decorates("keeps")
def validate_call(func=..., /, *, config=..., validate_return=...): ...
