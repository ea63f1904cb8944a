from typing import Any

from async_fixer.knowledge.marks import blocks, offloads, registers

from .base_client import BaseClient

# Handlers run in threads of the client, and what is emitted is queued.
class Client(BaseClient):
    def __init__(self, *args, **kwargs) -> None: ...
    @registers("socket event", sync="worker", label="socket event {event}")
    @registers("socket event", sync="worker", by="parameter", parameter="handler", label="socket event {event}")
    def on(self, event, handler=..., namespace=...): ...
    @registers("socket event", sync="worker")
    def event(self, *args, **kwargs): ...
    @blocks("network", instead="socketio.async_client.AsyncClient")
    def connect(
        self,
        url,
        headers=...,
        auth=...,
        transports=...,
        namespaces=...,
        socketio_path=...,
        wait=...,
        wait_timeout=...,
        retry=...,
    ) -> None: ...
    @blocks("network", instead="socketio.async_client.AsyncClient")
    def wait(self) -> None: ...
    def emit(self, event, data=..., namespace=..., callback=...) -> None: ...
    def send(self, data, namespace=..., callback=...) -> None: ...
    @blocks("network", instead="socketio.async_client.AsyncClient")
    def call(self, event, data=..., namespace=..., timeout=...) -> Any: ...
    @blocks("network", severity="mild")
    def disconnect(self) -> None: ...
    @blocks("network", severity="mild")
    def shutdown(self) -> None: ...
    @offloads("target")
    def start_background_task(self, target, *args, **kwargs) -> Any: ...
    @blocks("sleep", swap="asyncio.sleep")
    def sleep(self, seconds=...) -> None: ...
