from async_fixer.knowledge.marks import blocks

from ..client import WeaviateAsyncClient, WeaviateClient

# These connect before they return.

@blocks("database")
def connect_to_weaviate_cloud(
    cluster_url, auth_credentials, headers=..., additional_config=..., skip_init_checks=...
) -> WeaviateClient: ...
@blocks("database")
def connect_to_local(
    host=..., port=..., grpc_port=..., headers=..., additional_config=..., skip_init_checks=..., **kwargs
) -> WeaviateClient: ...
@blocks("database")
def connect_to_embedded(
    hostname=..., port=..., grpc_port=..., headers=..., additional_config=..., version=..., **kwargs
) -> WeaviateClient: ...
@blocks("database")
def connect_to_custom(
    http_host, http_port, http_secure, grpc_host, grpc_port, grpc_secure, **kwargs
) -> WeaviateClient: ...

# These connect when they are entered.

def use_async_with_weaviate_cloud(
    cluster_url, auth_credentials, headers=..., additional_config=..., skip_init_checks=...
) -> WeaviateAsyncClient: ...
def use_async_with_local(
    host=..., port=..., grpc_port=..., headers=..., additional_config=..., skip_init_checks=..., **kwargs
) -> WeaviateAsyncClient: ...
def use_async_with_embedded(
    hostname=..., port=..., grpc_port=..., headers=..., additional_config=..., version=..., **kwargs
) -> WeaviateAsyncClient: ...
def use_async_with_custom(
    http_host, http_port, http_secure, grpc_host, grpc_port, grpc_secure, **kwargs
) -> WeaviateAsyncClient: ...
