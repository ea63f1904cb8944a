from typing import Any

from async_fixer.knowledge.marks import calls

class JSONDecodeError(ValueError):
    msg: str
    doc: str
    pos: int
    lineno: int
    colno: int
    def __init__(self, msg, doc, pos) -> None: ...

class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None) -> None: ...
    @calls("self.object_hook")
    @calls("self.object_pairs_hook")
    @calls("self.parse_float")
    @calls("self.parse_int")
    @calls("self.parse_constant")
    def decode(self, s, _w=...) -> Any: ...
    @calls("self.object_hook")
    @calls("self.object_pairs_hook")
    @calls("self.parse_float")
    @calls("self.parse_int")
    @calls("self.parse_constant")
    def raw_decode(self, s, idx=0) -> tuple[Any, int]: ...
