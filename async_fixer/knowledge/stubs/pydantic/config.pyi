from typing import Any

from async_fixer.knowledge.marks import decorates, synthetic

class ConfigDict(dict[str, Any]):
    @synthetic
    def __init__(self, **kwargs) -> None: ...

@decorates("keeps")
def with_config(config=..., /, **kwargs): ...
