from datetime import datetime
from typing import Any

from async_fixer.knowledge.marks import blocks, synthetic
from boto3.dynamodb.table import BatchWriter
from botocore.client import BaseClient

from .collection import CollectionManager

class ResourceMeta:
    service_name: str
    identifiers: list[str]
    client: BaseClient
    data: Any
    def copy(self) -> ResourceMeta: ...

# Sub-resources (`Table`, `Bucket`, `Object`) are resources; their actions (`put_item`, `upload_file`) are round trips.
class ServiceResource:
    meta: ResourceMeta
    @synthetic
    def get_available_subresources(self) -> list[str]: ...
    @synthetic
    def Table(self, name) -> _Table: ...
    @synthetic
    def Bucket(self, *args) -> _Bucket: ...
    @synthetic
    def Object(self, *args) -> _Object: ...
    @synthetic
    def Queue(self, url) -> _Queue: ...
    @synthetic
    def Topic(self, arn) -> _Topic: ...
    @synthetic
    def Instance(self, id) -> _Instance: ...
    @synthetic
    def Acl(self, *args) -> ServiceResource: ...
    @synthetic
    def Message(self, *args) -> ServiceResource: ...
    @synthetic
    def ObjectSummary(self, *args) -> ServiceResource: ...
    @synthetic
    def Subscription(self, *args) -> ServiceResource: ...
    @synthetic
    def Version(self, *args) -> ServiceResource: ...
    @synthetic
    @property
    def buckets(self) -> CollectionManager: ...
    @synthetic
    @property
    def instances(self) -> CollectionManager: ...
    @synthetic
    @property
    def objects(self) -> CollectionManager: ...
    @synthetic
    @property
    def object_versions(self) -> CollectionManager: ...
    @synthetic
    @property
    def queues(self) -> CollectionManager: ...
    @synthetic
    @property
    def subscriptions(self) -> CollectionManager: ...
    @synthetic
    @property
    def tables(self) -> CollectionManager: ...
    @synthetic
    @property
    def topics(self) -> CollectionManager: ...
    @synthetic
    @property
    def name(self) -> str: ...
    @synthetic
    @property
    def key(self) -> str: ...
    @synthetic
    @property
    def bucket_name(self) -> str: ...
    @synthetic
    @blocks("network", instead="aiobotocore.session.AioSession")
    def __getattr__(self, action) -> Any: ...

# The first attribute that is read loads all of them.
@synthetic
class _Object(ServiceResource):
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def content_length(self) -> int: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def content_type(self) -> str: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def content_encoding(self) -> str: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def e_tag(self) -> str: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def last_modified(self) -> datetime: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def metadata(self) -> dict[str, str]: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def storage_class(self) -> str: ...

@synthetic
class _Bucket(ServiceResource):
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def creation_date(self) -> datetime: ...

@synthetic
class _Table(ServiceResource):
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def creation_date_time(self) -> datetime: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def item_count(self) -> int: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def key_schema(self) -> list[Any]: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def table_arn(self) -> str: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def table_size_bytes(self) -> int: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def table_status(self) -> str: ...
    def batch_writer(self, overwrite_by_pkeys=...) -> BatchWriter: ...

@synthetic
class _Queue(ServiceResource):
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def attributes(self) -> dict[str, str]: ...

@synthetic
class _Topic(ServiceResource):
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def attributes(self) -> dict[str, str]: ...

@synthetic
class _Instance(ServiceResource):
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def instance_type(self) -> str: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def private_ip_address(self) -> str: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def public_dns_name(self) -> str: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def public_ip_address(self) -> str: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def state(self) -> dict[str, Any]: ...
    @blocks("network", instead="aiobotocore.session.AioSession")
    @property
    def tags(self) -> list[dict[str, str]]: ...
