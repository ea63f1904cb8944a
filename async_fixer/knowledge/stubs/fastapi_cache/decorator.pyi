from async_fixer.knowledge.marks import decorates

@decorates("keeps")
def cache(expire=..., coder=..., key_builder=..., namespace=..., injected_dependency_namespace=...): ...
