from async_fixer.knowledge.marks import decorates

@decorates("awaits")
def alru_cache(maxsize=..., typed=..., *, ttl=...): ...
