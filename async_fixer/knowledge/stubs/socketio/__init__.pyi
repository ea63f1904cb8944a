from .asgi import ASGIApp
from .async_aiopika_manager import AsyncAioPikaManager
from .async_client import AsyncClient
from .async_manager import AsyncManager
from .async_namespace import AsyncClientNamespace, AsyncNamespace
from .async_redis_manager import AsyncRedisManager
from .async_server import AsyncServer
from .async_simple_client import AsyncSimpleClient
from .client import Client
from .kafka_manager import KafkaManager
from .kombu_manager import KombuManager
from .manager import Manager
from .middleware import Middleware, WSGIApp
from .namespace import ClientNamespace, Namespace
from .pubsub_manager import PubSubManager
from .redis_manager import RedisManager
from .server import Server
from .simple_client import SimpleClient
from .zmq_manager import ZmqManager
