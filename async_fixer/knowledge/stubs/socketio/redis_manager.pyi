from .pubsub_manager import PubSubManager

# Connects with the first message.
class RedisManager(PubSubManager):
    def __init__(self, url=..., channel=..., write_only=..., logger=..., json=..., redis_options=...) -> None: ...
