from ._session import Session
