from typing import Any

from async_fixer.knowledge.marks import decorates, hooks, synthetic

class ConfigDict(dict[str, Any]):
    @hooks("serialize", by="parameter", parameter="json_encoders{}")
    @hooks("assign", by="flag", parameter="validate_assignment")
    @synthetic
    def __init__(self, *, json_encoders=..., validate_assignment=..., **kwargs) -> None: ...

@decorates("keeps")
def with_config(config=..., /, **kwargs): ...
