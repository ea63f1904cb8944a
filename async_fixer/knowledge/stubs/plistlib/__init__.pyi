import enum
from typing import Any

from async_fixer.knowledge.marks import calls

class InvalidFileException(ValueError):
    def __init__(self, message="Invalid file") -> None: ...

class PlistFormat(enum.Enum):
    FMT_XML: PlistFormat
    FMT_BINARY: PlistFormat

class UID:
    def __init__(self, data) -> None: ...

@calls("fp.write")
def dump(value, fp, *, fmt=..., sort_keys=True, skipkeys=False): ...
def dumps(value, *, fmt=..., skipkeys=False, sort_keys=True) -> bytes: ...
@calls("fp.read")
def load(fp, *, fmt=None, dict_type=...) -> Any: ...
def loads(value, *, fmt=None, dict_type=...) -> Any: ...
