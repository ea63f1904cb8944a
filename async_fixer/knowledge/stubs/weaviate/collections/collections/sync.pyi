from typing import Any

from async_fixer.knowledge.marks import blocks, synthetic

from ..collection.sync import Collection

class _Collections:
    def use(self, name, **kwargs) -> Collection: ...
    @synthetic
    def get(self, name, **kwargs) -> Collection: ...
    @synthetic
    @blocks("database")
    def create(self, *args, **kwargs) -> Collection: ...
    @synthetic
    @blocks("database")
    def create_from_dict(self, *args, **kwargs) -> Collection: ...
    @synthetic
    @blocks("database")
    def create_from_config(self, *args, **kwargs) -> Collection: ...
    @synthetic
    @blocks("database")
    def delete(self, *args, **kwargs) -> None: ...
    @synthetic
    @blocks("database")
    def delete_all(self, *args, **kwargs) -> None: ...
    @synthetic
    @blocks("database")
    def exists(self, *args, **kwargs) -> bool: ...
    @synthetic
    @blocks("database")
    def list_all(self, *args, **kwargs) -> dict[str, Any]: ...
    @synthetic
    @blocks("database")
    def export_config(self, *args, **kwargs) -> Any: ...
