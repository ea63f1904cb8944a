from .actions import bulk, parallel_bulk, reindex, scan, streaming_bulk
