from typing import Any

class PyJWT:
    def __init__(self, options=...) -> None: ...
    def encode(self, payload, key, algorithm=..., headers=..., json_encoder=..., sort_headers=...) -> str: ...
    def decode(
        self,
        jwt,
        key=...,
        algorithms=...,
        options=...,
        verify=...,
        detached_payload=...,
        audience=...,
        subject=...,
        issuer=...,
        leeway=...,
        **kwargs,
    ) -> dict[str, Any]: ...
    def decode_complete(
        self,
        jwt,
        key=...,
        algorithms=...,
        options=...,
        verify=...,
        detached_payload=...,
        audience=...,
        issuer=...,
        subject=...,
        leeway=...,
        **kwargs,
    ) -> dict[str, Any]: ...

def encode(payload, key, algorithm=..., headers=..., json_encoder=..., sort_headers=...) -> str: ...
def decode(
    jwt,
    key=...,
    algorithms=...,
    options=...,
    verify=...,
    detached_payload=...,
    audience=...,
    subject=...,
    issuer=...,
    leeway=...,
    **kwargs,
) -> dict[str, Any]: ...
def decode_complete(
    jwt,
    key=...,
    algorithms=...,
    options=...,
    verify=...,
    detached_payload=...,
    audience=...,
    issuer=...,
    subject=...,
    leeway=...,
    **kwargs,
) -> dict[str, Any]: ...
