from .client import ClientSession, ClientTimeout, request
from .client_exceptions import (
    ClientConnectionError,
    ClientConnectorError,
    ClientError,
    ClientPayloadError,
    ClientResponseError,
    ServerDisconnectedError,
    ServerTimeoutError,
)
from .client_reqrep import ClientResponse
from .connector import TCPConnector
from .formdata import FormData
from .helpers import BasicAuth
