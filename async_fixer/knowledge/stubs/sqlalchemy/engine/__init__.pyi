from . import base, create, cursor, interfaces, mock, reflection, result, row, url, util
from .base import Connection, Engine, NestedTransaction, RootTransaction, Transaction, TwoPhaseTransaction
from .create import create_engine, create_pool_from_url, engine_from_config
from .cursor import CursorResult
from .interfaces import Dialect
from .mock import create_mock_engine
from .reflection import Inspector
from .result import FilterResult, FrozenResult, MappingResult, Result, ScalarResult, TupleResult
from .row import Row, RowMapping
from .url import URL, make_url
