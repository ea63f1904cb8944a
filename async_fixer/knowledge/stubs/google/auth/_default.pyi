from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("network")
def default(scopes=..., request=...) -> Any: ...
