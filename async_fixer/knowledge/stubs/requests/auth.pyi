class AuthBase:
    def __call__(self, r): ...

class HTTPBasicAuth(AuthBase):
    username: str
    password: str
    def __init__(self, username, password) -> None: ...

class HTTPProxyAuth(HTTPBasicAuth): ...

class HTTPDigestAuth(AuthBase):
    username: str
    password: str
    def __init__(self, username, password) -> None: ...
