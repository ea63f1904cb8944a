from .job import Job
from .queue import Queue
