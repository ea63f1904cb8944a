from ._async.client import AsyncOpenSearch
from .client import OpenSearch
from .exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConflictError,
    ConnectionError,
    NotFoundError,
    OpenSearchException,
    RequestError,
    TransportError,
)
