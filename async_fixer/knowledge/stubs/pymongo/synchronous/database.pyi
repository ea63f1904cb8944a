from typing import Any

from async_fixer.knowledge.marks import blocks

from .collection import Collection
from .command_cursor import CommandCursor
from .mongo_client import MongoClient

class Database:
    def __getattr__(self, name) -> Collection: ...
    def __getitem__(self, name) -> Collection: ...
    @property
    def name(self) -> str: ...
    @property
    def client(self) -> MongoClient: ...
    def get_collection(
        self, name, codec_options=..., read_preference=..., write_concern=..., read_concern=...
    ) -> Collection: ...
    def with_options(self, codec_options=..., read_preference=..., write_concern=..., read_concern=...) -> Database: ...
    @blocks("database", instead="pymongo.asynchronous.mongo_client.AsyncMongoClient")
    def command(
        self,
        command,
        value=...,
        check=...,
        allowable_errors=...,
        read_preference=...,
        codec_options=...,
        session=...,
        **kwargs,
    ) -> Any: ...
    @blocks("database", instead="pymongo.asynchronous.mongo_client.AsyncMongoClient")
    def create_collection(
        self,
        name,
        codec_options=...,
        read_preference=...,
        write_concern=...,
        read_concern=...,
        session=...,
        check_exists=...,
        **kwargs,
    ) -> Collection: ...
    @blocks("database", instead="pymongo.asynchronous.mongo_client.AsyncMongoClient")
    def drop_collection(self, name_or_collection, session=..., comment=..., encrypted_fields=...) -> Any: ...
    @blocks("database", instead="pymongo.asynchronous.mongo_client.AsyncMongoClient")
    def list_collection_names(self, session=..., filter=..., comment=..., **kwargs) -> list[str]: ...
    @blocks("database", instead="pymongo.asynchronous.mongo_client.AsyncMongoClient")
    def validate_collection(
        self, name_or_collection, scandata=..., full=..., session=..., background=..., comment=...
    ) -> Any: ...
    @blocks("database", instead="pymongo.asynchronous.mongo_client.AsyncMongoClient")
    def aggregate(self, pipeline, session=..., **kwargs) -> CommandCursor: ...
    @blocks("database", instead="pymongo.asynchronous.mongo_client.AsyncMongoClient")
    def list_collections(self, session=..., filter=..., comment=..., **kwargs) -> CommandCursor: ...
