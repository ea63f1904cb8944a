from ..sql._selectable_constructors import select
from .engine import Connection, Engine, create_engine
