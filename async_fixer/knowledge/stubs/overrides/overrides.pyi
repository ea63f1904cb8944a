from typing import Any

from async_fixer.knowledge.marks import decorates

@decorates("keeps")
def overrides(method=..., *, check_signature=..., check_at_runtime=...) -> Any: ...
@decorates("keeps")
def override(method=..., *, check_signature=..., check_at_runtime=...) -> Any: ...
