from typing import Any

from async_fixer.knowledge.marks import blocks, synthetic

@synthetic
class _Api:
    @blocks("network")
    def __getattr__(self, item) -> Any: ...

@synthetic
class _KeyValue:
    v1: _Api
    v2: _Api
    @blocks("network")
    def __getattr__(self, item) -> Any: ...

@synthetic
class _Auth:
    approle: _Api
    kubernetes: _Api
    token: _Api
    userpass: _Api
    ldap: _Api
    jwt: _Api
    aws: _Api

@synthetic
class _Secrets:
    kv: _KeyValue
    transit: _Api
    database: _Api
    aws: _Api
    pki: _Api

class Client:
    url: str
    token: str
    auth: _Auth
    secrets: _Secrets
    sys: _Api
    def __init__(self, url=..., token=..., cert=..., verify=..., timeout=..., **kwargs) -> None: ...
    @blocks("network")
    def read(self, *args, **kwargs) -> Any: ...
    @blocks("network")
    def list(self, *args, **kwargs) -> Any: ...
    @blocks("network")
    def write(self, *args, **kwargs) -> Any: ...
    @blocks("network")
    def delete(self, *args, **kwargs) -> Any: ...
    @blocks("network")
    def lookup_token(self, *args, **kwargs) -> Any: ...
    @blocks("network")
    def revoke_token(self, *args, **kwargs) -> Any: ...
    @blocks("network")
    def renew_token(self, *args, **kwargs) -> Any: ...
    @blocks("network")
    def is_authenticated(self, *args, **kwargs) -> Any: ...
    @blocks("network")
    def login(self, *args, **kwargs) -> Any: ...
    def logout(self, revoke_token=...) -> None: ...
