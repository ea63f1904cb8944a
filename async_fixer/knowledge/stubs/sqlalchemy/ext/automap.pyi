from typing import Any

from async_fixer.knowledge.marks import blocks

class AutomapBase:
    classes: Any
    @classmethod
    @blocks("database")
    def prepare(cls, autoload_with=..., engine=..., reflect=..., schema=..., **kw) -> None: ...

def automap_base(declarative_base=..., **kw) -> type[AutomapBase]: ...
