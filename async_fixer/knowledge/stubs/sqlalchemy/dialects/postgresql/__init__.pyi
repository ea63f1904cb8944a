from ...sql.sqltypes import UUID
from .array import ARRAY, array
from .dml import Insert, insert
from .hstore import HSTORE
from .json import JSON, JSONB
from .named_types import DOMAIN, ENUM
from .ranges import DATERANGE, INT4RANGE, INT8RANGE, NUMRANGE, TSRANGE, TSTZRANGE
from .types import BYTEA, CIDR, CITEXT, INET, INTERVAL, MACADDR, MONEY, TIMESTAMP, TSVECTOR
