from typing import Any

from async_fixer.knowledge.marks import blocks

class KafkaProducer:
    @blocks("network", instead="aiokafka.AIOKafkaProducer")
    def __init__(self, **configs) -> None: ...
    # Waits for metadata, and for room in the buffer.
    @blocks("network", instead="aiokafka.AIOKafkaProducer")
    def send(self, topic, value=..., key=..., headers=..., partition=..., timestamp_ms=...) -> Any: ...
    @blocks("network", instead="aiokafka.AIOKafkaProducer")
    def flush(self, timeout=...) -> None: ...
    @blocks("network", instead="aiokafka.AIOKafkaProducer")
    def close(self, timeout=...) -> None: ...
