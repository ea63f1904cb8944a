"""Random small apps, used by many requests at once before and after the tool: nobody can tell the difference."""

from __future__ import annotations

import ast
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import behaviour_run
import pytest
from behaviour_apps import apps
from behaviour_parts import FRAGILE, PLAIN, Part
from behaviour_run import run_app
from hypothesis import HealthCheck, Phase, find, given, settings

from async_fixer import pipeline
from async_fixer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from behaviour_apps import App
    from behaviour_run import Seen

SETTINGS: Final = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
WAITS: Final = (ast.Await, ast.AsyncFor, ast.AsyncWith)


def convert_all(text: str, _: Path) -> str:
    """Make a plain function of each that awaits nothing, wherever it is called."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.AsyncFunctionDef) and not any(isinstance(part, WAITS) for part in ast.walk(node)):
            lines[node.lineno - 1] = lines[node.lineno - 1].replace("async def", "def")
    return "\n".join(lines)


def offload_all(text: str, _: Path) -> str:
    """Move each call of the shortest kind off the loop, whatever stands around it."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.AsyncFunctionDef):
            for at in range(node.lineno, node.end_lineno or 0):
                lines[at] = re.sub(
                    r"^( +[xy] = )(nap|read_row|read_file|first|last)\((\w+)\)$",
                    r"\1await asyncio.to_thread(\2, \3)",
                    lines[at],
                )
    return "\n".join(lines)


def test_apps_do_the_same_after_the_tool() -> None:
    changed = []

    @SETTINGS
    @given(apps())
    def compare(app: App) -> None:
        with tempfile.TemporaryDirectory() as folder:
            before = run_app(app, app.text, Path(folder, "before"))
            assert is_sound(before)
            text = repair(app.text, Path(folder, "after"))
            changed.append(text != app.text)
            assert run_app(app, text, Path(folder, "after")) == before, text

    compare()
    assert changed.count(True) * 4 > len(changed) * 3


@pytest.mark.parametrize(
    ("naive", "part"),
    [*((convert_all, part) for part in PLAIN[:3]), *((offload_all, part) for part in FRAGILE)],
    ids=lambda item: getattr(item, "__name__", "") or item.text.partition("\n")[0],
)
def test_a_naive_repair_does_not_pass(
    naive: Callable[[str, Path], str], part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behaviour_run, "PATIENCE", 1.0)
    assert find_broken(part, naive, tmp_path).text


def find_broken(part: Part, change: Callable[[str, Path], str], folder: Path) -> App:
    """Return an app of this part that does something else after a change."""

    def breaks(app: App) -> bool:
        before = run_app(app, app.text, folder / "before")
        after = run_app(app, change(app.text, folder / "after"), folder / "after")
        return is_sound(before) and after != before

    return find(apps((part,)), breaks, settings=settings(SETTINGS, phases=[Phase.generate]))


def repair(text: str, folder: Path) -> str:
    """Return what the tool makes of a module; a second time it changes nothing."""
    folder.mkdir(exist_ok=True)
    module = folder / "main.py"
    module.write_text(text, encoding="utf-8")
    report = pipeline.run([folder], load_settings(folder, {}))
    assert report.failures == ()
    pipeline.write(report, folder)
    assert pipeline.run([folder], load_settings(folder, {})).patches == ()
    repaired = module.read_text(encoding="utf-8")
    ast.parse(repaired)
    return repaired


def is_sound(seen: Seen) -> bool:
    """Tell whether an app is one to compare with: it answers, and nothing goes wrong."""
    return not seen.problems and {answer["status"] for answer in seen.answers} <= {200, 418}
