from .async_pubsub_manager import AsyncPubSubManager

class AsyncRedisManager(AsyncPubSubManager):
    def __init__(self, url=..., channel=..., write_only=..., logger=..., json=..., redis_options=...) -> None: ...
