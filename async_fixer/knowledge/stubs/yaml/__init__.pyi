from typing import Any

from async_fixer.knowledge.marks import calls

from .error import MarkedYAMLError, YAMLError
from .loader import BaseLoader, FullLoader, Loader, SafeLoader, UnsafeLoader
from .dumper import BaseDumper, Dumper, SafeDumper

# A stream that is a file is read, or written, here.
@calls("stream.read")
def load(stream, Loader) -> Any: ...
@calls("stream.read")
def safe_load(stream) -> Any: ...
@calls("stream.read")
def full_load(stream) -> Any: ...
@calls("stream.read")
def unsafe_load(stream) -> Any: ...
@calls("stream.read")
def load_all(stream, Loader) -> Any: ...
@calls("stream.read")
def safe_load_all(stream) -> Any: ...
@calls("stream.write")
def dump(data, stream=..., Dumper=..., **kwds) -> Any: ...
@calls("stream.write")
def dump_all(
    documents,
    stream=...,
    Dumper=...,
    default_style=...,
    default_flow_style=...,
    canonical=...,
    indent=...,
    width=...,
    allow_unicode=...,
    line_break=...,
    encoding=...,
    explicit_start=...,
    explicit_end=...,
    version=...,
    tags=...,
    sort_keys=...,
) -> Any: ...
@calls("stream.write")
def safe_dump(data, stream=..., **kwds) -> Any: ...
@calls("stream.write")
def safe_dump_all(documents, stream=..., **kwds) -> Any: ...
def add_representer(data_type, representer, Dumper=...) -> None: ...
def add_constructor(tag, constructor, Loader=...) -> None: ...
