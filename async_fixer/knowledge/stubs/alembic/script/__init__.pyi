from .base import ScriptDirectory
