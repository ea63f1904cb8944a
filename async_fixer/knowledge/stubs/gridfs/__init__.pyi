from .asynchronous.grid_file import AsyncGridFS, AsyncGridFSBucket, AsyncGridIn, AsyncGridOut, AsyncGridOutCursor
from .errors import NoFile
from .grid_file_shared import DEFAULT_CHUNK_SIZE
from .synchronous.grid_file import GridFS, GridFSBucket, GridIn, GridOut, GridOutCursor
