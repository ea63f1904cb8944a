from typing import Any

from async_fixer.knowledge.marks import blocks

class SendGridAPIClient:
    def __init__(self, api_key=..., host=..., impersonate_subuser=...) -> None: ...
    @blocks("http")
    def send(self, message) -> Any: ...
