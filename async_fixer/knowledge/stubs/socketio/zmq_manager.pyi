from .pubsub_manager import PubSubManager

class ZmqManager(PubSubManager):
    def __init__(self, url=..., channel=..., write_only=..., logger=..., json=...) -> None: ...
