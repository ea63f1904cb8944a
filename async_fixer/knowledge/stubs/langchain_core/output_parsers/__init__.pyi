from .base import BaseOutputParser
from .json import JsonOutputParser
from .pydantic import PydanticOutputParser
from .string import StrOutputParser
