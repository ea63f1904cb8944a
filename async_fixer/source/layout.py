"""A project folder in, how long its lines may be out, as the configuration of its formatter says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from pathlib import Path

_FORMATTERS: Final = ("ruff", "black")
"""tables of pyproject.toml that name a `line-length`, the one that counts first"""


def read_line_length(root: Path) -> int | None:
    """Return the longest line in characters that the project's formatter allows, None where nothing says it."""
    try:
        tools = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):
        return None
    for name in _FORMATTERS:
        table = tools.get(name) if isinstance(tools, dict) else None
        length = table.get("line-length") if isinstance(table, dict) else None
        if isinstance(length, int):
            return length
    return None
