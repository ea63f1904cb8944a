from .base import PydanticBaseSettingsSource
from .providers.env import EnvSettingsSource
