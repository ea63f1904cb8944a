from .asyncio.client import ClientConnection, connect
from .exceptions import ConnectionClosed, ConnectionClosedError, ConnectionClosedOK, WebSocketException
