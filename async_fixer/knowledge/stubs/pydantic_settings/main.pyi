from typing import Any

from async_fixer.knowledge.marks import blocks, calls, synthetic
from pydantic import BaseModel
from pydantic.config import ConfigDict

class SettingsConfigDict(ConfigDict):
    @synthetic
    def __init__(self, **kwargs) -> None: ...

class BaseSettings(BaseModel):
    model_config: SettingsConfigDict
    # Reads the environment, .env files and secrets.
    @calls("self.settings_customise_sources")
    @blocks("file", severity="mild")
    def __init__(self, **values) -> None: ...
    @classmethod
    def settings_customise_sources(
        cls, settings_cls, init_settings, env_settings, dotenv_settings, file_secret_settings
    ) -> tuple[Any, ...]: ...

class CliApp:
    @staticmethod
    def run(
        model_cls,
        cli_args=...,
        cli_settings_source=...,
        cli_exit_on_error=...,
        cli_show_env_vars=...,
        cli_cmd_method_name=...,
        **model_init_data,
    ): ...
