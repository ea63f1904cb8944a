from . import errors
from .asynchronous.mongo_client import AsyncMongoClient
from .operations import DeleteMany, DeleteOne, IndexModel, InsertOne, ReplaceOne, UpdateMany, UpdateOne
from .synchronous.mongo_client import MongoClient

ASCENDING: int
DESCENDING: int
