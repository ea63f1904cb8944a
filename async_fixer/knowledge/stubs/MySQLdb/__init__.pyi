from async_fixer.knowledge.marks import blocks

from .connections import Connection

@blocks("database")
def Connect(*args, **kwargs) -> Connection: ...

connect = Connect
