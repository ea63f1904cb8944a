from . import base, impl
from .base import ConnectionPoolEntry, ManagesConnection, Pool, PoolProxiedConnection, PoolResetState
from .impl import AssertionPool, AsyncAdaptedQueuePool, NullPool, QueuePool, SingletonThreadPool, StaticPool
