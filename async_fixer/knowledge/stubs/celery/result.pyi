from typing import Any

from async_fixer.knowledge.marks import blocks

class ResultBase: ...

# The state is asked of the result backend.
class AsyncResult(ResultBase):
    id: str
    def __init__(self, id, backend=..., task_name=..., app=..., parent=...) -> None: ...
    @property
    @blocks("network")
    def state(self) -> Any: ...
    @property
    @blocks("network")
    def status(self) -> Any: ...
    @property
    @blocks("network")
    def result(self) -> Any: ...
    @property
    @blocks("network")
    def info(self) -> Any: ...
    @property
    @blocks("network")
    def traceback(self) -> Any: ...
    @property
    @blocks("network")
    def date_done(self) -> Any: ...
    @blocks("network")
    def get(
        self,
        timeout=...,
        propagate=...,
        interval=...,
        no_ack=...,
        follow_parents=...,
        callback=...,
        on_message=...,
        on_interval=...,
        disable_sync_subtasks=...,
    ) -> Any: ...
    @blocks("network")
    def ready(self) -> bool: ...
    @blocks("network")
    def successful(self) -> bool: ...
    @blocks("network")
    def failed(self) -> bool: ...
    @blocks("network")
    def revoke(self, connection=..., terminate=..., signal=..., wait=..., timeout=...) -> None: ...
    @blocks("network")
    def forget(self) -> None: ...
