"""What was asked about is told from the rest of the project, every file is read once, and nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from async_fixer.errors import UsageError
from async_fixer.settings import Settings
from async_fixer.source.load import Loaded, load

if TYPE_CHECKING:
    from collections.abc import Mapping

TREE = {
    "app/main.py": "import lib",
    "app/notes.ipynb": "main",
    "lib/__init__.py": "",
    "lib/odd.py": "# coding: klingon",
    "tests/test_main.py": "import app.main",
    "tests/demo.ipynb": "main()",
    "tests/broken.py": "# coding: klingon",
}


def make(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make(tmp_path, TREE)


def ask(root: Path, *paths: str) -> Loaded:
    return load([Path(path) for path in paths], Settings(project_root=root))


def shown(loaded: Loaded) -> list[str]:
    return [source.path for source in loaded.sources]


ALL = ["app/main.py", "lib/__init__.py", "tests/test_main.py"]

ASKED = [
    (["."], {*ALL, "lib/odd.py", "tests/broken.py"}),
    (["app"], {"app/main.py"}),
    (["app/main.py"], {"app/main.py"}),
    (["app", "lib"], {"app/main.py", "lib/__init__.py", "lib/odd.py"}),
    (["app", ".", "app/main.py"], {*ALL, "lib/odd.py", "tests/broken.py"}),
]


@pytest.mark.parametrize(("paths", "asked"), ASKED)
def test_the_whole_project_is_read_whatever_is_asked_about(paths: list[str], asked: set[str], project: Path) -> None:
    loaded = ask(project, *paths)
    assert shown(loaded) == ALL
    assert loaded.asked == asked


def test_texts_are_those_on_disk(project: Path) -> None:
    sources = {source.path: source for source in ask(project, "app").sources}
    assert sources["app/main.py"].text == "import lib"
    assert sources["lib/__init__.py"].absolute == str(project / "lib" / "__init__.py")


def test_unreadable_files_fail_where_asked_about_and_may_refer_to_anything_elsewhere(project: Path) -> None:
    loaded = ask(project, "lib")
    assert [failure.path for failure in loaded.failures] == ["lib/odd.py"]
    others = {other.path: other.text for other in loaded.others}
    assert others == {"app/notes.ipynb": "main", "tests/demo.ipynb": "main()", "tests/broken.py": "# coding: klingon"}


def test_what_lies_outside_of_the_project_is_read_alone(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = make(tmp_path_factory.mktemp("elsewhere"), {"a.py": "", "b.py": ""})
    loaded = ask(project, str(elsewhere / "a.py"))
    assert shown(loaded) == [(elsewhere / "a.py").as_posix()]
    assert loaded.asked == {(elsewhere / "a.py").as_posix()}
    assert loaded.others == ()


LINKS = [
    # the link, what it leads to, what is asked about, all that is read, what was asked about
    ("app/alias.py", "main.py", ["app/alias.py"], ["app/alias.py"], ["app/alias.py"]),
    ("app/alias.py", "main.py", ["app/main.py"], ["app/main.py"], ["app/main.py"]),
    ("app/alias.py", "main.py", ["app"], ["app/main.py"], ["app/main.py"]),
    ("other", "app", ["other"], ["other/main.py"], ["other/main.py"]),
    ("other", "app", ["app"], ["app/main.py"], ["app/main.py"]),
    ("other", "app", ["."], ["app/main.py"], ["app/main.py"]),
    ("other", "app", ["other/main.py", "app"], ["other/main.py"], ["other/main.py"]),
    ("app/lib", "../lib", ["app"], ["app/lib/__init__.py", "app/main.py"], ["app/lib/__init__.py", "app/main.py"]),
]


@pytest.mark.parametrize("case", LINKS)
def test_a_file_is_read_once_under_the_name_that_was_asked_about(
    case: tuple[str, str, list[str], list[str], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, target, paths, read, asked = case
    monkeypatch.chdir(tmp_path)
    make(tmp_path, {"app/main.py": ""} | ({"lib/__init__.py": ""} if "lib" in link else {}))
    (tmp_path / link).symlink_to(target)
    loaded = ask(tmp_path, *paths)
    assert shown(loaded) == read
    assert loaded.asked == frozenset(asked)


def test_a_project_that_is_reached_by_a_link_is_one_project(project: Path, tmp_path: Path) -> None:
    link = tmp_path / "way" / "in"
    link.parent.mkdir()
    link.symlink_to(project)
    loaded = load([link / "app"], Settings(project_root=project))
    assert loaded.asked == {"way/in/app/main.py"}
    assert shown(loaded) == ["lib/__init__.py", "tests/test_main.py", "way/in/app/main.py"]


DISTRIBUTIONS = [
    ({"a.py": ""}, ()),
    ({"a.py": "", "pyproject.toml": ""}, ("",)),
    ({"services/shop/a.py": "", "services/shop/setup.py": "", "setup.cfg": ""}, ("", "services/shop")),
    ({"docs/pyproject.toml": "", "a.py": ""}, ()),
    ({"a/pyproject.toml/b.py": ""}, ()),
]


@pytest.mark.parametrize(("files", "folders"), DISTRIBUTIONS)
def test_folders_with_python_and_a_distributions_marker_are_named(
    files: dict[str, str], folders: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, files)
    assert ask(tmp_path, ".").distributions == folders


def test_a_path_that_does_not_exist_is_refused(project: Path) -> None:
    with pytest.raises(UsageError):
        ask(project, "ap")


def test_a_folder_that_cannot_be_listed_is_a_failure_only_where_asked_about(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: str) -> os._ScandirIterator[str]:
        if path.endswith("lib"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    beside, asked = ask(project, "app"), ask(project, "lib")
    assert (beside.failures, [failure.path for failure in asked.failures]) == ((), ["lib"])
    assert "lib" in [other.path for other in beside.others]


def test_no_file_and_no_folder_is_looked_at_twice(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    scan, opened = os.scandir, os.open

    def note_scan(path: str) -> os._ScandirIterator[str]:
        looks.append(str(path))
        return scan(path)

    def note_open(path: Path, flags: int, mode: int = 0o777) -> int:
        looks.append(str(path))
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "scandir", note_scan)
    monkeypatch.setattr(os, "open", note_open)
    ask(project, "app", "app/main.py", ".")
    assert [looks.count(str(project / name)) for name in (*TREE, "app", "lib", "tests", ".")] == [1] * (len(TREE) + 4)


def test_stubs_for_the_analysis_are_no_part_of_the_project(project: Path) -> None:
    make(project, {"known/acme/__init__.pyi": "", "typings/acme.pyi": "", "app/known/b.py": ""})
    settings = Settings(project_root=project, stubs=(str(project / "known"),))
    assert shown(load([project], settings)) == sorted([*ALL, "app/known/b.py", "typings/acme.pyi"])
    assert load([project / "known"], settings).asked == {"known/acme/__init__.pyi"}
