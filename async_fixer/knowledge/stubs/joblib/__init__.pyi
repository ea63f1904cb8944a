from .memory import Memory
from .numpy_pickle import dump, load
from .parallel import Parallel, cpu_count, delayed
