"""What only a process of its own shows: start-up, the entry points, and what is at the other end of its streams."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import async_fixer
from async_fixer.cli.main import main

ROOT = Path(__file__).parents[2]
HEAVY = {"libcst", "pathspec", "msgspec", "async_fixer.pipeline", "async_fixer.settings", "difflib", "json"}
SCRIPT = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {root!r}]
from async_fixer import pipeline
from cli_samples import FakePipeline, make_report
fake = FakePipeline(make_report("safe", Path.cwd()))
pipeline.run, pipeline.write = fake.run, fake.write
from dataclasses import replace
{before}
from async_fixer.cli.main import main
code = main({arguments!r})
sys.exit(code)
"""


def test_version_is_that_of_the_project() -> None:
    text = ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'^version = "(.*)"$', text, re.MULTILINE)
    assert found
    assert found[1] == async_fixer.__version__


def test_console_script_is_the_entry_point() -> None:
    text = ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8")
    assert f'async-fixer = "{main.__module__}:{main.__name__}"' in text


def test_version_imports_nothing_heavy() -> None:
    done = _run([sys.executable, "-X", "importtime", "-m", "async_fixer", "--version"])
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert done.stdout == b"async-fixer 0.1.0\n"
    assert "click" in imported
    assert not HEAVY & imported


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["explain", "AF999x"], 2)])
def test_module_passes_the_exit_code_on(arguments: list[str], code: int) -> None:
    assert _run([sys.executable, "-m", "async_fixer", *arguments]).returncode == code


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_any_encoding_of_the_terminal_is_written_to(encoding: str, tmp_path: Path) -> None:
    before = 'fake.report = replace(fake.report, notes=("日本 é",))'
    done = _run(_make_command(["check"], before), tmp_path, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"note: \\u65e5\\u672c " in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="closes a pipe's end as POSIX does")
@pytest.mark.parametrize(
    ("arguments", "code"), [(["check"], 1), (["check", "--output-format", "json"], 1), (["apply"], 0)]
)
def test_reader_that_went_away_changes_nothing(arguments: list[str], code: int, tmp_path: Path) -> None:
    tmp_path.joinpath("app.py").touch()
    close = "import os; reader, writer = os.pipe(); os.close(reader); os.dup2(writer, 1)"
    done = _run(_make_command([*arguments, "-q"], close), tmp_path)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def _make_command(arguments: list[str], before: str) -> list[str]:
    tests = str(Path(__file__).parent)
    return [sys.executable, "-c", SCRIPT.format(tests=tests, root=str(ROOT), before=before, arguments=arguments)]


def _run(command: list[str], folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[bytes]:
    base = {"PATH": "", "SYSTEMROOT": "", "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=folder, env=base, capture_output=True, check=False)
