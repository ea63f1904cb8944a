from async_fixer.knowledge.marks import blocks

from .api import AdminAPI, ClientAPI
from .api.async_api import AsyncClientAPI
from .api.models.Collection import Collection
from .config import Settings

def EphemeralClient(settings=..., tenant=..., database=...) -> ClientAPI: ...

# Opens the files of the database.

@blocks("database")
def PersistentClient(path=..., settings=..., tenant=..., database=...) -> ClientAPI: ...

# Asks the server for its version and the tenant.

@blocks("database", instead="chromadb.AsyncHttpClient")
def HttpClient(host=..., port=..., ssl=..., headers=..., settings=..., tenant=..., **kwargs) -> ClientAPI: ...
@blocks("database", instead="chromadb.AsyncHttpClient")
def CloudClient(
    tenant=..., database=..., api_key=..., settings=..., *, cloud_host=..., cloud_port=..., **kwargs
) -> ClientAPI: ...
async def AsyncHttpClient(
    host=..., port=..., ssl=..., headers=..., settings=..., tenant=..., **kwargs
) -> AsyncClientAPI: ...

# By its settings in memory, in files or over the network.

@blocks("database", severity="mild")
def Client(settings=..., tenant=..., database=...) -> ClientAPI: ...
def AdminClient(settings=...) -> AdminAPI: ...
