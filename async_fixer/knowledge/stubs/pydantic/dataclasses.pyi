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
