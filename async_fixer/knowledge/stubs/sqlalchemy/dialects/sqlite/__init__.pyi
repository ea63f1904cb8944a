from .dml import Insert, insert
from .json import JSON
