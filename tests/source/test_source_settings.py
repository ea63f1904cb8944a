"""What a configuration and options become, and how mistakes in them are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from async_fixer.errors import SettingsError
from async_fixer.settings import Settings, load_settings

if TYPE_CHECKING:
    from pathlib import Path


def write_config(folder: Path, body: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pyproject.toml"
    path.write_text(body, encoding="utf-8")
    return path


def test_nothing_configured_gives_the_defaults_and_the_folder_as_root(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {})
    assert settings == Settings(project_root=tmp_path)


@pytest.mark.parametrize("marker", [".git", "pyproject.toml"])
def test_without_a_table_the_project_is_where_its_marker_is(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).mkdir() if marker == ".git" else (tmp_path / marker).write_text("[project]\n")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert load_settings(tmp_path / "a" / "b", {}).project_root == tmp_path


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('select = ["AF1"]', "select", ("AF1",)),
        ('select = ["af103"]', "select", ("AF103",)),
        ('select = ["AF2"]', "select", ("AF2",)),
        ('ignore = ["AF105", "AF109"]', "ignore", ("AF105", "AF109")),
        ('exclude = ["tests/", "!tests/keep.py"]', "exclude", ("tests/", "!tests/keep.py")),
        ('severity = "mild"', "severity", "mild"),
        ('scope = "all"', "scope", "all"),
        ('strategy = "wrap"', "strategy", "wrap"),
        ("unsafe-fixes = true", "unsafe_fixes", True),
        ("unsure = true", "unsure", True),
        ("generated = []", "generated", ()),
    ],
)
def test_every_key_is_read(tmp_path: Path, line: str, field: str, value: object) -> None:
    config = write_config(tmp_path, f"[tool.async-fixer]\n{line}\n")
    settings = load_settings(tmp_path, {})
    assert getattr(settings, field) == value
    assert (settings.config, settings.project_root) == (config, tmp_path)


def test_folders_of_a_file_are_relative_to_the_file_those_of_options_to_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(tmp_path, '[tool.async-fixer]\nstubs = ["stubs"]\nsource-roots = ["src"]\n')
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    settings = load_settings(tmp_path, {"source_roots": ("lib",)})
    assert settings.stubs == (str(tmp_path / "stubs"),)
    assert settings.source_roots == (str(tmp_path / "elsewhere" / "lib"),)


def test_the_nearest_file_with_the_table_wins(tmp_path: Path) -> None:
    write_config(tmp_path, '[tool.async-fixer]\nseverity = "mild"\n')
    write_config(tmp_path / "a", "[tool.async-fixer]\nunsafe-fixes = true\n")
    write_config(tmp_path / "a" / "b", '[project]\ndependencies = ["async-fixer"]\n')
    (tmp_path / "a" / "b" / "main.py").write_text("")
    settings = load_settings(tmp_path / "a" / "b" / "main.py", {})
    assert (settings.unsafe_fixes, settings.severity, settings.project_root) == (True, "severe", tmp_path / "a")


def test_a_broken_file_that_does_not_mention_the_tool_is_none_of_its_business(tmp_path: Path) -> None:
    write_config(tmp_path, "[project\n")
    assert load_settings(tmp_path, {}).config is None


def test_options_win_unless_they_are_none(tmp_path: Path) -> None:
    write_config(tmp_path, '[tool.async-fixer]\nseverity = "mild"\nunsafe-fixes = true\n')
    settings = load_settings(tmp_path, {"severity": "severe", "strategy": None, "unsafe-fixes": True})
    assert (settings.severity, settings.strategy, settings.unsafe_fixes) == ("severe", "auto", True)


@pytest.mark.parametrize(
    ("body", "line", "reason", "remedy"),
    [
        ("[tool.async-fixer]\n\nselct = []\n", 3, "unknown key `selct`", "did you mean `select`?"),
        ("[tool.async-fixer]\nunsafe_fixes = true\n", 2, "unknown key `unsafe_fixes`", "did you mean `unsafe-fixes`?"),
        ('[tool.async-fixer]\n"qqq" = 1\n', 2, "unknown key `qqq`", "known: select, ignore"),
        ("[tool.async-fixer]\nproject-root = 'x'\n", 2, "unknown key `project-root`", "known: "),
        ('[tool.async-fixer]\nselect = "AF1"\n', 2, "`select` is 'AF1', not a list of texts", 'select = ["..."]'),
        ("[tool.async-fixer]\nselect = [1]\n", 2, "not a list of texts", "select"),
        ('[tool.async-fixer]\nexclude = [" "]\n', 2, "not a list of texts", "exclude"),
        ('[tool.async-fixer]\nignore = ["AF1030"]\n', 2, "which is no rule", "did you mean `AF103`?"),
        ('[tool.async-fixer]\nignore = ["E501"]\n', 2, "names 'E501', which is no rule", "AF1"),
        ('[tool.async-fixer]\nignore = ["AF3"]\n', 2, "names 'AF3', which is no rule", "did you mean `AF"),
        ('[tool.async-fixer]\nunsafe-fixes = "yes"\n', 2, "not true or false", "true or false"),
        ("[tool.async-fixer]\nunsafe-fixes = 1\n", 2, "`unsafe-fixes` is 1", "true or false"),
        ('[tool.async-fixer]\nscope = "al"\n', 2, "not one of entry-points, all", "did you mean `all`?"),
        ("[tool.async-fixer]\nscope = true\n", 2, "`scope` is true", "known: entry-points, all"),
        ('[tool.async-fixer]\nexclude = ["!"]\n', 2, "the pattern '!'", ".gitignore"),
        ('[project]\ndependencies = ["async-fixer"]\n[tool]\nasync-fixer = {scop = "all"}\n', 4, "`scop`", "`scope`"),
        ("[tool.other]\nsevere = 1\n[tool.async-fixer]\nsevere = 1\n", 4, "`severe`", "`severity`"),
        ("[tool]\nasync-fixer = 1\n", 2, "not a table", "[tool.async-fixer]"),
        ("[tool.async-fixer]\nselect = [\n", 3, "not valid TOML", "correct it"),
    ],
)
def test_mistakes_are_refused_with_file_line_and_remedy(
    tmp_path: Path, body: str, line: int, reason: str, remedy: str
) -> None:
    path = write_config(tmp_path, body)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, {})
    error = caught.value
    assert (error.path, error.line) == (str(path), line)
    assert reason in error.reason
    assert remedy in error.remedy


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [({"sevrity": "mild"}, "unknown option `--sevrity`"), ({"unsafe_fixes": "x"}, "`--unsafe-fixes` is 'x'")],
)
def test_mistakes_in_options_name_the_option(tmp_path: Path, overrides: dict[str, object], reason: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, overrides)
    assert (caught.value.path, caught.value.line) == ("", 0)
    assert reason in caught.value.reason


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.async-fixer]\n# \xff\n")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings(tmp_path, {})


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xef\xbb\xbf[tool.async-fixer]\nunsafe-fixes = true\n")
    assert load_settings(tmp_path, {}).unsafe_fixes
