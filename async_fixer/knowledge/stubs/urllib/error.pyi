import email.message
from typing import Any
from urllib.response import addinfourl

class URLError(OSError):
    reason: Any
    def __init__(self, reason, filename=None) -> None: ...

class HTTPError(URLError, addinfourl):
    code: int
    headers: email.message.Message
    hdrs: email.message.Message
    msg: str
    filename: str
    reason: str
    fp: Any
    def __init__(self, url, code, msg, hdrs, fp) -> None: ...

class ContentTooShortError(URLError):
    content: Any
    def __init__(self, message, content) -> None: ...
