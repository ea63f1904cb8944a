"""Real processes that a signal, a crash, a closed or a full stream meets: what they leave, say and exit with."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD = "import time\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\nasync def get():\n    time.sleep(1)\n"
NEW = OLD.replace("async def", "def")
NAMES = ("a.py", "sub/b.py", "sub/c.py")
SCRIPT = """
import os, signal, sys
sys.path.insert(0, {root!r})
def hook(module, name, wanted, at):
    real, seen = getattr(module, name), []
    def call(*arguments, **options):
        result = real(*arguments, **options)
        if wanted in str(arguments[0]):
            seen.append(0)
            if len(seen) == at:
                os.kill(os.getpid(), number)
        return result
    setattr(module, name, call)
number = {number}
{before}
from async_fixer.cli.main import main
sys.exit(main({arguments!r}))
"""
SECOND_REPLACED = "hook(os, 'replace', '.new', 2)"
SECOND_REPLACED_THEN_AGAIN = f"{SECOND_REPLACED}\nhook(os, 'replace', '.old', 1)\nhook(os, 'unlink', '.new', 1)"
CLEARING = "hook(os, 'unlink', '.old', 1)"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and streams as POSIX has them")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(OLD)
    (tmp_path / "pyproject.toml").touch()
    return tmp_path


def run(
    folder: Path, *arguments: str, before: str = "", number: int = 0, streams: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the tool, with what happens before; `streams`: what the shell does with them."""
    code = SCRIPT.format(root=str(ROOT), before=before, number=int(number), arguments=list(arguments))
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-c", code]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def texts(project: Path) -> list[str]:
    return [(project / name).read_text() for name in NAMES]


def leftovers(project: Path) -> list[Path]:
    return list(project.rglob(".async-fixer*"))


@pytest.mark.parametrize(
    ("before", "number", "code"),
    [
        (SECOND_REPLACED, signal.SIGINT, 130),
        (SECOND_REPLACED_THEN_AGAIN, signal.SIGINT, 130),
        (SECOND_REPLACED_THEN_AGAIN, signal.SIGTERM, 143),
        (SECOND_REPLACED_THEN_AGAIN, signal.SIGHUP, 129),
    ],
)
def test_a_signal_while_files_are_written_undoes_all(project: Path, before: str, number: int, code: int) -> None:
    done = run(project, "apply", "-q", before=before, number=number)
    assert done.returncode == code
    assert done.stderr.endswith("error: interrupted; nothing was changed\nremedy: run again\n")
    assert texts(project) == [OLD] * 3
    assert leftovers(project) == []


def test_a_signal_when_all_is_written_says_so(project: Path) -> None:
    done = run(project, "apply", "-q", before=CLEARING, number=signal.SIGTERM)
    assert (done.returncode, done.stdout) == (143, "")
    assert done.stderr.endswith("error: interrupted, when all files had been written\n")
    assert texts(project) == [NEW] * 3
    assert leftovers(project) == []


def test_ctrl_c_while_the_diff_is_shown_says_what_is_done(project: Path) -> None:
    before = """
from async_fixer.report import diff
def stop(*_): os.kill(os.getpid(), signal.SIGINT)
diff.render_for_terminal = stop
"""
    done = run(project, "apply", "-q", before=before)
    assert done.returncode == 130
    assert done.stderr.endswith("error: interrupted, when all files had been written\n")
    assert texts(project) == [NEW] * 3


def test_a_signal_that_is_ignored_stays_so(project: Path) -> None:
    before = f"signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{SECOND_REPLACED}"
    assert run(project, "apply", "-q", before=before, number=signal.SIGHUP).returncode == 0
    assert texts(project) == [NEW] * 3


def crash(project: Path) -> None:
    done = run(project, "apply", "-q", before=SECOND_REPLACED, number=signal.SIGKILL)
    assert done.returncode == -signal.SIGKILL
    assert sorted(texts(project)) == sorted([NEW, NEW, OLD])


@pytest.mark.parametrize("arguments", [["check", "sub"], ["apply", "--diff"]])
def test_a_write_that_was_cut_short_is_told_of_by_what_never_writes(project: Path, arguments: list[str]) -> None:
    crash(project)
    before = [(path, path.read_bytes()) for path in sorted(project.rglob("*")) if path.is_file()]
    done = run(project, *arguments)
    assert "note: a write in . was cut short, or is under way: `async-fixer apply .` puts that right.\n" in done.stderr
    assert before == [(path, path.read_bytes()) for path in sorted(project.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("folder", [".", "sub"])
def test_a_write_that_was_cut_short_is_put_right_from_any_folder(project: Path, folder: str) -> None:
    crash(project)
    done = run(project / folder, "apply", "-q")
    assert done.returncode == 0
    where = "." if folder == "." else project.as_posix()
    assert done.stderr.startswith(f"note: {where}: undid an interrupted write: 2 files put back\n")
    assert texts(project) == [NEW if folder == "." else OLD, NEW, NEW]
    assert leftovers(project) == []


def test_a_write_that_was_cut_short_within_is_named_by_one_around(project: Path) -> None:
    (project / "sub" / "pyproject.toml").write_text("[tool.async-fixer]\n")
    done = run(project / "sub", "apply", "-q", before="hook(os, 'replace', '.new', 1)", number=signal.SIGKILL)
    assert done.returncode == -signal.SIGKILL
    assert "note: a write in sub was cut short" in run(project, "check", "-q").stderr
    done = run(project, "apply", "-q")
    assert done.returncode == 2
    assert "`async-fixer apply sub` puts that right" in done.stderr
    assert texts(project)[0] == OLD
    assert run(project, "apply", "-q", "sub").returncode == 0
    assert texts(project) == [OLD, NEW, NEW]


def test_a_finished_write_that_cannot_clear_away_says_so(project: Path) -> None:
    before = "def no(*_, **__): raise OSError(5, 'Input/output error')\nos.unlink = no"
    done = run(project, "apply", "-q", before=before)
    assert done.returncode == 0
    assert "note: all files were written, but" in done.stderr
    (project / "a.py").write_text(f"{NEW}# mine\n")
    assert run(project, "apply", "-q").returncode == 0
    assert texts(project) == [f"{NEW}# mine\n", NEW, NEW]
    assert leftovers(project) == []


@pytest.mark.parametrize(
    ("streams", "arguments", "code"),
    [
        (">&-", "check", 1),
        (">&-", "apply", 0),
        ("2>&-", "apply", 0),
        ("2>&-", "nonsense", 2),
        (">&- 2>&-", "apply --diff", 0),
        ("<&- >&- 2>&-", "apply", 0),
        ("2>/dev/full", "apply", 0),
        ("2>/dev/full", "nonsense", 2),
    ],
)
def test_closed_streams_change_nothing_about_the_outcome(
    project: Path, streams: str, arguments: str, code: int
) -> None:
    done = run(project, *arguments.split(), streams=streams)
    assert done.returncode == code
    assert "Traceback" not in done.stdout + done.stderr
    assert texts(project) == [NEW if arguments == "apply" else OLD] * 3


@pytest.mark.parametrize("arguments", ["--version", "check", "apply"])
def test_a_full_standard_output_is_told(project: Path, arguments: str) -> None:
    done = run(project, *arguments.split(), streams=">/dev/full")
    assert done.returncode == 2
    written = "error: all files were written, but what changed cannot be shown: No space left on device\n"
    assert done.stderr.endswith(written if arguments == "apply" else "No space left on device\n")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("module", ["click", "async_fixer.errors", "async_fixer.cli.streams", "async_fixer.pipeline"])
def test_ctrl_c_at_start_up_is_no_traceback(project: Path, module: str) -> None:
    before = f"""
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
"""
    done = run(project, "check", before=before)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr in {"", "\n"}
