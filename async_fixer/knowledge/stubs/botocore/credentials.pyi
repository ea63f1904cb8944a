from typing import Any

class Credentials:
    access_key: str
    secret_key: str
    token: str | None
    def get_frozen_credentials(self) -> Any: ...
