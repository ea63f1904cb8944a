from .async_pubsub_manager import AsyncPubSubManager

class AsyncAioPikaManager(AsyncPubSubManager):
    def __init__(self, url=..., channel=..., write_only=..., logger=..., json=...) -> None: ...
