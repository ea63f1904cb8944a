from .app import shared_task
from .app.base import Celery
from .app.task import Task
from .canvas import Signature, chain, chord, chunks, group, signature
