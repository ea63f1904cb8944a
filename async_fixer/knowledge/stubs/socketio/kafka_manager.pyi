from async_fixer.knowledge.marks import blocks

from .pubsub_manager import PubSubManager

# Its producer looks for the brokers at once.
class KafkaManager(PubSubManager):
    @blocks("network")
    def __init__(self, url=..., channel=..., write_only=..., logger=..., json=...) -> None: ...
