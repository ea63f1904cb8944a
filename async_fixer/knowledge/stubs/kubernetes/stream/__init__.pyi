from .stream import stream
