from typing import Any

class JSONDecodeError(ValueError):
    msg: str
    doc: str
    pos: int
    lineno: int
    colno: int
    def __init__(self, msg, doc, pos) -> None: ...

class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None) -> None: ...
    def decode(self, s, _w=...) -> Any: ...
    def raw_decode(self, s, idx=0) -> tuple[Any, int]: ...
