from ._collections import ScopedRegistry as ScopedRegistry
from ._collections import ThreadLocalRegistry as ThreadLocalRegistry
