from json.decoder import JSONDecodeError as JSONDecodeError
from json.decoder import JSONDecoder as JSONDecoder
from json.encoder import JSONEncoder as JSONEncoder
from typing import Any

from async_fixer.knowledge.marks import calls

def detect_encoding(b): ...
@calls("fp.write")
@calls("default")
@calls("cls")
@calls("cls().default")
@calls("cls().iterencode")
def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw) -> None: ...
@calls("default")
@calls("cls")
@calls("cls().default")
@calls("cls().encode")
def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw) -> str: ...
@calls("fp.read")
@calls("object_hook")
@calls("object_pairs_hook")
@calls("parse_float")
@calls("parse_int")
@calls("parse_constant")
@calls("cls")
@calls("cls().decode")
def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw) -> Any: ...
@calls("object_hook")
@calls("object_pairs_hook")
@calls("parse_float")
@calls("parse_int")
@calls("parse_constant")
@calls("cls")
@calls("cls().decode")
def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw) -> Any: ...
