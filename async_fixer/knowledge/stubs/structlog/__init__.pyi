from . import contextvars, dev, processors, stdlib
from ._config import configure, get_logger, getLogger
