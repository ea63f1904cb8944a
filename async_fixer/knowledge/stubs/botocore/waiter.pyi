from async_fixer.knowledge.marks import blocks

class Waiter:
    name: str
    @blocks("network")
    def wait(self, **kwargs) -> None: ...
