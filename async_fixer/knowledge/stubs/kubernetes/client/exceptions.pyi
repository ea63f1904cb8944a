from typing import Any

class OpenApiException(Exception): ...

class ApiException(OpenApiException):
    status: int
    reason: str
    body: Any
