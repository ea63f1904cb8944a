from async_fixer.knowledge.marks import blocks

from .asyncclient import AsyncClient
from .client import Client

# Asks the server for its version and settings.

@blocks("database")
def create_client(
    *, host=..., username=..., password=..., access_token=..., token_provider=..., database=..., **kwargs
) -> Client: ...
async def create_async_client(
    *, host=..., username=..., password=..., access_token=..., token_provider=..., database=..., **kwargs
) -> AsyncClient: ...
