from async_fixer.knowledge.marks import makes_pool, per_thread

from ..pool.base import Pool
from .base import Engine

# A database in memory belongs to its connection, and the pool that is used for one by default has one connection for
# each thread. One connection for all serves all threads only where it does not check which thread uses it.
# Lazy: the first connection is made by the first statement.
@per_thread(
    "url",
    pattern=r"sqlite(\+\w+)?(://(/?|/:memory:.*|/file::memory:.*|/file:.*[?&]mode=memory.*)|….*)?",
    unless={"poolclass": "sqlalchemy.pool.impl.StaticPool", "connect_args.check_same_thread": False},
)
@makes_pool("pool_size", size=5, beyond="max_overflow", most_beyond=10)
def create_engine(url, *, poolclass=..., connect_args=..., **kwargs) -> Engine: ...
@per_thread(
    "configuration",
    pattern=r"sqlite(\+\w+)?(://(/?|/:memory:.*|/file::memory:.*|/file:.*[?&]mode=memory.*)|….*)?",
    unless={"poolclass": "sqlalchemy.pool.impl.StaticPool", "connect_args.check_same_thread": False},
)
@makes_pool("pool_size", size=5, beyond="max_overflow", most_beyond=10)
def engine_from_config(configuration, prefix=..., *, poolclass=..., connect_args=..., **kwargs) -> Engine: ...
def create_pool_from_url(url, **kwargs) -> Pool: ...
