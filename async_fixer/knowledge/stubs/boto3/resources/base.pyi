from typing import Any

from async_fixer.knowledge.marks import blocks, synthetic

# Sub-resources (`Table`, `Bucket`, `Object`) are resources; their actions (`put_item`, `upload_file`) are round trips.
class ServiceResource:
    meta: Any
    @synthetic
    def Table(self, name) -> ServiceResource: ...
    @synthetic
    def Bucket(self, name) -> ServiceResource: ...
    @synthetic
    def Object(self, *args) -> ServiceResource: ...
    @synthetic
    def Queue(self, url) -> ServiceResource: ...
    @synthetic
    def Topic(self, arn) -> ServiceResource: ...
    @synthetic
    @blocks("network", instead="aiobotocore.session.AioSession")
    def __getattr__(self, action) -> Any: ...
