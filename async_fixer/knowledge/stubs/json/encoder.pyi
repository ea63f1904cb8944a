import re
from collections.abc import Iterator
from typing import Any

from async_fixer.knowledge.marks import calls

ESCAPE: re.Pattern
ESCAPE_ASCII: re.Pattern
ESCAPE_DCT: dict
HAS_UTF8: re.Pattern
INFINITY: float

class JSONEncoder:
    item_separator: str
    key_separator: str
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None) -> None: ...
    def default(self, o) -> Any: ...
    @calls("self.default")
    def encode(self, o) -> str: ...
    @calls("self.default")
    def iterencode(self, o, _one_shot=False) -> Iterator[str]: ...

def encode_basestring(*args, **kwargs): ...
def encode_basestring_ascii(*args, **kwargs): ...
