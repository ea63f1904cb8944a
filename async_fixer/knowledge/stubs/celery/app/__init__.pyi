from async_fixer.knowledge.marks import decorates

from .task import Task

@decorates("replaces")
def shared_task(*args, **kwargs) -> Task: ...
