from .actions import bulk, reindex, scan, streaming_bulk
