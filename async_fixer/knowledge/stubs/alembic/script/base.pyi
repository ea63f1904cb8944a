from collections.abc import Iterator
from typing import Any

from async_fixer.knowledge.marks import blocks

class ScriptDirectory:
    @classmethod
    @blocks("file", severity="mild")
    def from_config(cls, config) -> ScriptDirectory: ...
    @blocks("file")
    def get_heads(self) -> list[str]: ...
    @blocks("file")
    def get_current_head(self) -> str | None: ...
    @blocks("file")
    def walk_revisions(self, base=..., head=...) -> Iterator[Any]: ...
    @blocks("file")
    def get_revision(self, id_) -> Any: ...
