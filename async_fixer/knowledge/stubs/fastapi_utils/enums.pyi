from enum import Enum

from .camelcase import snake2camel

class StrEnum(str, Enum): ...

class CamelStrEnum(str, Enum): ...
