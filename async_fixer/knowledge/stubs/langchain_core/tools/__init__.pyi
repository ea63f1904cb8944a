from .base import BaseTool
from .structured import StructuredTool
