from async_fixer.knowledge.marks import decorates, has_hooks

@has_hooks("validate", method="__post_init__", unless={"init": False})
@decorates("keeps")
def dataclass(
    _cls=...,
    *,
    init=...,
    repr=...,
    eq=...,
    order=...,
    unsafe_hash=...,
    frozen=...,
    config=...,
    kw_only=...,
    slots=...,
    validate_on_init=...,
): ...
