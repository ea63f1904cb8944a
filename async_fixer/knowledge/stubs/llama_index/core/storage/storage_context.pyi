from async_fixer.knowledge.marks import blocks

class StorageContext:
    @classmethod
    @blocks("file")
    def from_defaults(
        cls, docstore=..., index_store=..., vector_store=..., persist_dir=..., **kwargs
    ) -> StorageContext: ...
    @blocks("file")
    def persist(self, persist_dir=..., **kwargs) -> None: ...
