from .asynchronous.mongo_client import AsyncMongoClient
from .synchronous.mongo_client import MongoClient
