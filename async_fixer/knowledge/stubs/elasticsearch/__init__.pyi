from ._async.client import AsyncElasticsearch
from ._sync.client import Elasticsearch
from .exceptions import ApiError, BadRequestError, ConflictError, ConnectionError, NotFoundError, TransportError
