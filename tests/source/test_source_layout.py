"""The longest line is what the project's formatter allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from async_fixer.source.layout import read_line_length

if TYPE_CHECKING:
    from pathlib import Path

LENGTHS = [
    ("", None),
    ("[tool.ruff]\nline-length = 100\n", 100),
    ("[tool.black]\nline-length = 79\n", 79),
    ("[tool.black]\nline-length = 79\n[tool.ruff]\nline-length = 100\n", 100),
    ("[tool.black]\nline-length = 79\n[tool.ruff]\nfix = true\n", 79),
    ('[tool.ruff]\nline-length = "100"\n', None),
    ("[tool]\nruff = 1\n", None),
    ("tool = 1\n", None),
    ("[tool.ruff\n", None),
]


@pytest.mark.parametrize(("text", "length"), LENGTHS)
def test_line_length_is_the_formatters(text: str, length: int | None, tmp_path: Path) -> None:
    tmp_path.joinpath("pyproject.toml").write_text(text)
    assert read_line_length(tmp_path) == length


def test_without_a_readable_configuration_nothing_is_said(tmp_path: Path) -> None:
    assert read_line_length(tmp_path) is None
    tmp_path.joinpath("pyproject.toml").write_bytes(b"\xff")
    assert read_line_length(tmp_path) is None
