from typing import Any

from async_fixer.knowledge.marks import blocks

class WebhookClient:
    def __init__(self, url, timeout=..., **kwargs) -> None: ...
    @blocks("http")
    def send(self, **kwargs) -> Any: ...
    @blocks("http")
    def send_dict(self, body, headers=...) -> Any: ...
