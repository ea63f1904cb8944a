from typing import Any, Self

from async_fixer.knowledge.marks import blocks

from .indices import IndicesClient

class Elasticsearch:
    indices: IndicesClient
    def __init__(
        self,
        hosts=...,
        *,
        cloud_id=...,
        api_key=...,
        basic_auth=...,
        bearer_auth=...,
        headers=...,
        verify_certs=...,
        ca_certs=...,
        request_timeout=...,
        max_retries=...,
    ) -> None: ...
    def options(
        self,
        *,
        api_key=...,
        basic_auth=...,
        bearer_auth=...,
        headers=...,
        request_timeout=...,
        ignore_status=...,
        max_retries=...,
    ) -> Self: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_) -> None: ...
    def close(self) -> None: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def search(
        self,
        *,
        index=...,
        aggs=...,
        from_=...,
        query=...,
        routing=...,
        scroll=...,
        size=...,
        sort=...,
        source=...,
        body=...,
    ) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def index(self, *, index, document=..., body=..., id=..., refresh=..., routing=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def create(self, *, index, id, document=..., body=..., refresh=..., routing=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def get(self, *, index, id, refresh=..., routing=..., source=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def get_source(self, *, index, id, refresh=..., routing=..., source=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def exists(self, *, index, id, refresh=..., routing=..., source=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def delete(self, *, index, id, refresh=..., routing=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def update(self, *, index, id, doc=..., refresh=..., routing=..., source=..., body=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def update_by_query(
        self, *, index, from_=..., query=..., refresh=..., routing=..., scroll=..., sort=..., body=...
    ) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def delete_by_query(
        self, *, index, from_=..., query=..., refresh=..., routing=..., scroll=..., sort=..., body=...
    ) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def bulk(self, *, operations=..., body=..., index=..., refresh=..., routing=..., source=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def mget(self, *, index=..., refresh=..., routing=..., source=..., body=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def msearch(self, *, body=..., index=..., routing=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def count(self, *, index=..., query=..., routing=..., body=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def scroll(self, *, scroll=..., body=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def clear_scroll(self, *, body=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def open_point_in_time(self, *, index, keep_alive, routing=..., body=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def close_point_in_time(self, *, id=..., body=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def reindex(self, *, source=..., refresh=..., scroll=..., body=...) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def info(self) -> Any: ...
    @blocks("network", instead="elasticsearch.AsyncElasticsearch")
    def ping(self) -> Any: ...
