from .decorators import cached, cached_stampede, multi_cached
