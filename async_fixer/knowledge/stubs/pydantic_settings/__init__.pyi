from .main import BaseSettings, CliApp, SettingsConfigDict
from .sources import EnvSettingsSource, PydanticBaseSettingsSource
