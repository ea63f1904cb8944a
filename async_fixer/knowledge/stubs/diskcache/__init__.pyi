from .core import Cache
from .fanout import FanoutCache
