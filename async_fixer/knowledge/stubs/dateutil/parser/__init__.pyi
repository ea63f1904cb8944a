from ._parser import ParserError, parse
from .isoparser import isoparse
