"""The options that commands share: where to look, and everything that is a setting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

_C = TypeVar("_C", bound=Callable[..., Any])


def _split(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:  # noqa: ARG001 - click's signature
    """`--select AF101,AF102 --select AF103` are three codes; not given leaves the configuration's word."""
    return tuple(word.strip() for value in values for word in value.split(",")) or None


_PATHS: Final = click.argument(
    "paths",
    nargs=-1,
    metavar="[PATHS]...",
    type=click.Path(exists=True, path_type=Path),
)

# Each is named after a field of the settings and is None when it is not given.
_SETTINGS: Final = (
    click.option("--select", multiple=True, callback=_split, metavar="CODES", help="Report these rules only."),
    click.option("--ignore", multiple=True, callback=_split, metavar="CODES", help="Do not report these rules."),
    click.option("--exclude", multiple=True, callback=_split, metavar="PATTERNS", help="Do not look at these files."),
    click.option("--unsafe-fixes", is_flag=True, default=None, help="Include fixes that need a human to agree."),
    click.option(
        "--unsure",
        is_flag=True,
        default=None,
        help="Also turn what only makes calls that could not be resolved (AF201) into `def`.",
    ),
    click.option(
        "--scope",
        type=click.Choice(["entry-points", "all"]),
        help="What the framework reaches (default), or every async function.",
    ),
    click.option(
        "--severity",
        type=click.Choice(["severe", "mild"]),
        help="The mildest finding that counts (default: severe; milder ones are notes).",
    ),
    click.option(
        "--public",
        multiple=True,
        callback=_split,
        metavar="MODULES",
        help="Modules whose functions code elsewhere may await: these stay async.",
    ),
    click.option(
        "--strategy",
        type=click.Choice(["auto", "def", "wrap"]),
        help="Turn functions into `def`, wrap calls, or whichever is right (default).",
    ),
)


def take_paths_and_settings(command: _C) -> _C:
    """Give a command the argument PATHS and the options that are settings."""
    return _PATHS(take_settings(command))


def take_settings(command: _C) -> _C:
    """Give a command the options that are settings."""
    for option in reversed(_SETTINGS):
        command = option(command)
    return command


def take_quiet(command: _C) -> _C:
    """Give a command the option `--quiet`."""
    return click.option("-q", "--quiet", is_flag=True, help="Leave out the summary.")(command)
