from async_fixer.knowledge.marks import blocks

from .manager import Manager

# Sends to the other processes what it emits.
class PubSubManager(Manager):
    name: str
    def __init__(self, channel=..., write_only=..., logger=..., json=...) -> None: ...
    @blocks("network", instead="socketio.async_pubsub_manager.AsyncPubSubManager")
    def emit(self, event, data, namespace=..., room=..., skip_sid=..., callback=..., to=..., **kwargs) -> None: ...
    @blocks("network", instead="socketio.async_pubsub_manager.AsyncPubSubManager")
    def disconnect(self, sid, namespace=..., **kwargs) -> None: ...
    @blocks("network", instead="socketio.async_pubsub_manager.AsyncPubSubManager")
    def close_room(self, room, namespace=...) -> None: ...
