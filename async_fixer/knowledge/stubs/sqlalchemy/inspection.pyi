from typing import Any, overload

from async_fixer.knowledge.marks import blocks

from .engine.base import Connection, Engine
from .engine.reflection import Inspector

# Of an engine or connection it asks the database; of a mapped class or object it does not.
@overload
@blocks("database")
def inspect(subject: Engine | Connection, raiseerr=...) -> Inspector: ...
@overload
def inspect(subject: Any, raiseerr=...) -> Any: ...
