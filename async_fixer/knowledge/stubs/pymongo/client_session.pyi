from .synchronous.client_session import ClientSession
