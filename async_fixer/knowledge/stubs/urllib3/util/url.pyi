class Url:
    scheme: str | None
    auth: str | None
    host: str | None
    port: int | None
    path: str | None
    query: str | None
    fragment: str | None
    @property
    def hostname(self) -> str | None: ...
    @property
    def netloc(self) -> str | None: ...
    @property
    def url(self) -> str: ...

def parse_url(url) -> Url: ...
