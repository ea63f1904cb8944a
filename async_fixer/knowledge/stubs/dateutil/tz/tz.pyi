from typing import Any

from async_fixer.knowledge.marks import synthetic

@synthetic
def tzlocal() -> Any: ...
@synthetic
def tzutc() -> Any: ...
@synthetic
def gettz(name=...) -> Any: ...
