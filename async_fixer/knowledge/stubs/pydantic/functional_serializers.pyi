from async_fixer.knowledge.marks import decorates, hooks

class PlainSerializer:
    @hooks("serialize", by="parameter", parameter="func", json="when_used")
    def __init__(self, func, return_type=..., when_used=...) -> None: ...

class WrapSerializer:
    @hooks("serialize", by="parameter", parameter="func", json="when_used")
    def __init__(self, func, return_type=..., when_used=...) -> None: ...

class SerializeAsAny: ...

@hooks("serialize", json="when_used")
@decorates("keeps")
def field_serializer(field, /, *fields, mode=..., return_type=..., when_used=..., check_fields=...): ...
@hooks("serialize", json="when_used")
@decorates("keeps")
def model_serializer(f=..., /, *, mode=..., when_used=..., return_type=...): ...
