from async_fixer.knowledge.marks import makes_pool, per_thread

from ..pool.base import Pool
from .base import Engine

# Lazy: the first connection is made by the first statement.
@per_thread("url", pattern=r"sqlite(\+\w+)?://(/?|/:memory:.*|/file::memory:.*)", unless_given="poolclass")
@makes_pool("pool_size", size=5, beyond="max_overflow", most_beyond=10)
def create_engine(url, **kwargs) -> Engine: ...
@makes_pool("pool_size", size=5, beyond="max_overflow", most_beyond=10)
def engine_from_config(configuration, prefix=..., **kwargs) -> Engine: ...
def create_pool_from_url(url, **kwargs) -> Pool: ...
