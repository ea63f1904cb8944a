from typing import Any

from async_fixer.knowledge.marks import decorates

@decorates("keeps")
def on_predicate(wait_gen, predicate=..., **kwargs) -> Any: ...
@decorates("keeps")
def on_exception(wait_gen, exception, **kwargs) -> Any: ...
