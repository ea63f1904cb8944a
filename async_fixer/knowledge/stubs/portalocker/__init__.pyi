from .portalocker import lock, unlock
from .utils import Lock
