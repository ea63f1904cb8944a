import uuid
from typing import Any

from sqlalchemy.sql.sqltypes import CHAR
from sqlalchemy.sql.type_api import TypeDecorator

GUID_SERVER_DEFAULT_POSTGRESQL: Any
GUID_DEFAULT_SQLITE = uuid.uuid4
UUIDTypeDecorator = TypeDecorator[uuid.UUID]

class GUID(UUIDTypeDecorator):
    impl = CHAR
    cache_ok: bool
    def __init__(self, *args, **kwargs) -> None: ...
    def load_dialect_impl(self, dialect): ...
    def process_bind_param(self, value, dialect): ...
    def process_result_value(self, value, dialect): ...

def setup_guids_postgresql(engine) -> None: ...
