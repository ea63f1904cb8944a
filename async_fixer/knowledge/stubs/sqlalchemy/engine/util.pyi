from typing import Self

from async_fixer.knowledge.marks import blocks

class TransactionalContext:
    def __enter__(self) -> Self: ...
    # Leaving the block commits, or rolls back.
    @blocks("database")
    def __exit__(self, type_, value, traceback) -> None: ...
