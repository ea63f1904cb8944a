from async_fixer.knowledge.marks import decorates

@decorates("awaits")
class cached: ...

@decorates("awaits")
class cached_stampede(cached): ...

@decorates("awaits")
class multi_cached: ...
