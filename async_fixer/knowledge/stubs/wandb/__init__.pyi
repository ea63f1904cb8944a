from typing import Any

from async_fixer.knowledge.marks import blocks, synthetic

# Starting and ending a run talks to the server; logging hands the values to a process.
@synthetic
@blocks("network")
def init(*args, **kwargs) -> Any: ...
@synthetic
@blocks("network")
def login(*args, **kwargs) -> bool: ...
@synthetic
@blocks("network")
def finish(*args, **kwargs) -> None: ...
@synthetic
def log(data, step=..., commit=..., **kwargs) -> None: ...
@synthetic
@blocks("file")
def save(*args, **kwargs) -> Any: ...
