from typing import Any

from async_fixer.knowledge.marks import blocks, decorates

from ..result import AsyncResult
from .task import Task

class Celery:
    main: str | None
    @property
    def conf(self) -> Any: ...
    @property
    def control(self) -> Any: ...
    @property
    def tasks(self) -> Any: ...
    def __init__(
        self,
        main=...,
        loader=...,
        backend=...,
        amqp=...,
        events=...,
        log=...,
        control=...,
        set_as_current=...,
        tasks=...,
        broker=...,
        include=...,
        **kwargs,
    ) -> None: ...
    @decorates("replaces")
    def task(self, *args, **opts) -> Task: ...
    # A round trip to the broker.
    @blocks("network")
    def send_task(self, name, args=..., kwargs=..., countdown=..., eta=..., task_id=..., **options) -> AsyncResult: ...
    def signature(self, *args, **kwargs) -> Any: ...
    def config_from_object(self, obj, silent=..., force=..., namespace=...) -> Any: ...
    def autodiscover_tasks(self, packages=..., related_name=..., force=...) -> Any: ...
    @property
    def AsyncResult(self) -> type[AsyncResult]: ...
