from ..engine.base import Connection, Engine
from ..engine.create import create_engine
