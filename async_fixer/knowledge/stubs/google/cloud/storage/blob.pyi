from typing import Any

from async_fixer.knowledge.marks import blocks

class Blob:
    name: str
    def __init__(self, name, bucket, chunk_size=..., encryption_key=..., kms_key_name=..., **kwargs) -> None: ...
    @property
    def bucket(self) -> Any: ...
    @staticmethod
    def path_helper(bucket_path, blob_name) -> Any: ...
    @property
    def user_project(self) -> Any: ...
    @property
    def public_url(self) -> Any: ...
    @classmethod
    def from_uri(cls, uri, client=...) -> Blob: ...
    @classmethod
    def from_string(cls, uri, client=...) -> Blob: ...
    @blocks("cpu", severity="mild")
    def generate_signed_url(
        self, expiration=..., api_access_endpoint=..., method=..., content_md5=..., content_type=..., **kwargs
    ) -> Any: ...
    @blocks("network")
    def exists(
        self,
        client=...,
        if_etag_match=...,
        if_etag_not_match=...,
        if_generation_match=...,
        if_generation_not_match=...,
        **kwargs,
    ) -> Any: ...
    @blocks("network")
    def delete(
        self,
        client=...,
        if_generation_match=...,
        if_generation_not_match=...,
        if_metageneration_match=...,
        if_metageneration_not_match=...,
        **kwargs,
    ) -> Any: ...
    @blocks("network")
    def download_to_file(self, file_obj, client=..., start=..., end=..., raw_download=..., **kwargs) -> Any: ...
    @blocks("network")
    def download_to_filename(self, filename, client=..., start=..., end=..., raw_download=..., **kwargs) -> Any: ...
    @blocks("network")
    def download_as_bytes(
        self, client=..., start=..., end=..., raw_download=..., if_etag_match=..., **kwargs
    ) -> Any: ...
    @blocks("network")
    def download_as_string(
        self, client=..., start=..., end=..., raw_download=..., if_etag_match=..., **kwargs
    ) -> Any: ...
    @blocks("network")
    def download_as_text(self, client=..., start=..., end=..., raw_download=..., encoding=..., **kwargs) -> Any: ...
    @blocks("network")
    def upload_from_file(self, file_obj, rewind=..., size=..., content_type=..., client=..., **kwargs) -> Any: ...
    @blocks("network")
    def upload_from_filename(
        self, filename, content_type=..., client=..., predefined_acl=..., if_generation_match=..., **kwargs
    ) -> Any: ...
    @blocks("network")
    def upload_from_string(
        self, data, content_type=..., client=..., predefined_acl=..., if_generation_match=..., **kwargs
    ) -> Any: ...
    @blocks("network")
    def make_public(
        self,
        client=...,
        timeout=...,
        if_generation_match=...,
        if_generation_not_match=...,
        if_metageneration_match=...,
        **kwargs,
    ) -> Any: ...
    @blocks("network")
    def make_private(
        self,
        client=...,
        timeout=...,
        if_generation_match=...,
        if_generation_not_match=...,
        if_metageneration_match=...,
        **kwargs,
    ) -> Any: ...
    @blocks("network")
    def compose(
        self, sources, client=..., timeout=..., if_generation_match=..., if_metageneration_match=..., **kwargs
    ) -> Any: ...
    @blocks("network")
    def rewrite(
        self, source, token=..., client=..., if_generation_match=..., if_generation_not_match=..., **kwargs
    ) -> Any: ...
    @blocks("network")
    def update_storage_class(
        self,
        new_class,
        client=...,
        if_generation_match=...,
        if_generation_not_match=...,
        if_metageneration_match=...,
        **kwargs,
    ) -> Any: ...
    def open(self, mode=..., chunk_size=..., ignore_flush=..., encoding=..., errors=..., **kwargs) -> Any: ...
    @property
    def generation(self) -> Any: ...
    @property
    def metadata(self) -> Any: ...
    @property
    def metageneration(self) -> Any: ...
    @property
    def self_link(self) -> Any: ...
    @property
    def size(self) -> Any: ...
    @property
    def time_deleted(self) -> Any: ...
    @property
    def time_created(self) -> Any: ...
    @property
    def updated(self) -> Any: ...
    @blocks("network")
    def reload(self, client=..., projection=..., **kwargs) -> None: ...
    @blocks("network")
    def patch(self, client=..., if_generation_match=..., **kwargs) -> None: ...
