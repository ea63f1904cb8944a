"""Scripts that have no suffix: Python says in their first line that it runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.settings import Settings
from async_fixer.source.discover import Discovery, discover

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def discover_in(root: Path, files: Mapping[str, str]) -> Discovery:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return discover([root], Settings(project_root=root))


SCRIPTS: Final = {
    "bin/env": "#!/usr/bin/env python\n",
    "bin/versioned": "#!/usr/bin/python3.11 -u\nprint(1)\n",
    "bin/uv": "#!/usr/bin/env -S uv run python\n",
    "bin/shell": "#!/bin/sh\npython x.py\n",
    "bin/text": "python\n",
    "bin/empty": "",
    "bin/with.dot": "#!/usr/bin/env python\n",
    "bin/.hidden": "#!/usr/bin/env python\n",
}


def test_scripts_without_a_suffix_are_taken_by_their_first_line(tmp_path: Path) -> None:
    found = discover_in(tmp_path, SCRIPTS)
    assert [path.name for path in found.files] == ["env", "uv", "versioned"]


def test_scripts_for_another_python_are_listed_apart(tmp_path: Path) -> None:
    found = discover_in(tmp_path, {"new": "#!/usr/bin/python\nprint(1)\n", "old": "#!/usr/bin/python\nprint 1\n"})
    assert ([p.name for p in found.files], [p.name for p in found.others]) == (["new"], ["old"])


def test_scripts_that_are_ignored_are_left_out(tmp_path: Path) -> None:
    scripts = dict.fromkeys(("a", "b"), "#!/usr/bin/env python\n")
    found = discover_in(tmp_path, {".git/HEAD": "", ".gitignore": "b\n", **scripts})
    assert [path.name for path in found.files] == ["a"]


def test_a_folder_of_data_is_not_opened(tmp_path: Path) -> None:
    assert discover_in(tmp_path, {f"{number}": "#!/usr/bin/env python\n" for number in range(101)}).files == ()
