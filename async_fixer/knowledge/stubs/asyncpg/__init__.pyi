from .connection import Connection, connect
from .exceptions import *
from .pool import Pool, create_pool
