"""The commands and what `--help` says of all of them."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from async_fixer import __version__

_COMMANDS: Final = ("apply", "check", "explain")


class _LazyGroup(click.Group):
    """Imports a command's module when the command is asked for, so that `--version` waits for none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"async_fixer.cli.{cmd_name}").command
        return command


@click.group(cls=_LazyGroup, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="async-fixer", message="%(prog)s %(version)s")
def cli() -> None:
    """Find every place where a web application freezes its event loop, and rewrite it so that it does not.

    Exit codes: 0 clean, 1 findings (apply: something left unrepaired), 2 could not do the job.
    """
