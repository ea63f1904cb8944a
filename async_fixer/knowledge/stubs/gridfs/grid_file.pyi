from .synchronous.grid_file import GridFS, GridFSBucket, GridIn, GridOut, GridOutCursor
