from typing import Any, Self

from async_fixer.knowledge.marks import blocks

class Connection:
    result: Any
    response: Any
    bound: bool
    # With `auto_bind` it connects at once.
    @blocks("network")
    def __init__(self, server, user=..., password=..., auto_bind=..., version=..., authentication=...) -> None: ...
    @property
    def entries(self) -> Any: ...
    def __enter__(self) -> Self: ...
    @blocks("network")
    def __exit__(self, exc_type, exc_val, exc_tb) -> None: ...
    @blocks("network")
    def bind(self, read_server_info=..., controls=...) -> Any: ...
    @blocks("network")
    def rebind(
        self,
        user=...,
        password=...,
        authentication=...,
        sasl_mechanism=...,
        sasl_credentials=...,
        read_server_info=...,
        controls=...,
    ) -> Any: ...
    @blocks("network")
    def unbind(self, controls=...) -> Any: ...
    @blocks("network")
    def search(
        self,
        search_base,
        search_filter,
        search_scope=...,
        dereference_aliases=...,
        attributes=...,
        size_limit=...,
        time_limit=...,
    ) -> Any: ...
    @blocks("network")
    def compare(self, dn, attribute, value, controls=...) -> Any: ...
    @blocks("network")
    def add(self, dn, object_class=..., attributes=..., controls=...) -> Any: ...
    @blocks("network")
    def delete(self, dn, controls=...) -> Any: ...
    @blocks("network")
    def modify(self, dn, changes, controls=...) -> Any: ...
    @blocks("network")
    def modify_dn(self, dn, relative_dn, delete_old_dn=..., new_superior=..., controls=...) -> Any: ...
    @blocks("network")
    def start_tls(self, read_server_info=...) -> Any: ...
