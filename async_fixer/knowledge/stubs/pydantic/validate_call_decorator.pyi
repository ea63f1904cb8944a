from async_fixer.knowledge.marks import decorates, has_hooks

@has_hooks("validate")
@decorates("keeps")
def validate_call(func=..., /, *, config=..., validate_return=...): ...
