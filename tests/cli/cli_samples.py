"""Reports made by hand for the file `app.py`, and a stand-in for the analysis that gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from async_fixer import pipeline
from async_fixer.model import (
    RULES,
    Counts,
    Decision,
    EntryPoint,
    Failure,
    Finding,
    Hop,
    Obstacle,
    Patch,
    Place,
    Report,
    Safety,
    Severity,
    SourceFile,
    Strategy,
    Unresolved,
)
from async_fixer.span import make_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from async_fixer.settings import Settings

TEXT = '@app.get("/")\r\nasync def get():\r\n    wait()\r\n'
NEW_TEXT = TEXT.replace("async def", "def")
PATCH = (
    b"--- a/app.py\n"
    b"+++ b/app.py\n"
    b"@@ -1,3 +1,3 @@\n"
    b' @app.get("/")\r\n'
    b"-async def get():\r\n"
    b"+def get():\r\n"
    b"     wait()\r\n"
)
SHOWN_PATCH = PATCH.replace(b"\r\n", b"\n")
"""The patch as `apply` shows it when it writes: lines for people, not bytes for `git apply`."""

HEADLINE = b"app.py:3:5: AF101 GET / blocks the event loop: sleeps"


@dataclass
class FakePipeline:
    """Gives `report` for whatever is asked, and notes what was asked and written."""

    report: Report
    error: BaseException | None = None
    settings: Settings | None = None
    paths: tuple[Path, ...] = ()
    written: list[Path] = field(default_factory=list)

    def run(self, paths: Sequence[Path], settings: Settings) -> Report:
        self.paths, self.settings = tuple(paths), settings
        if self.error:
            raise self.error
        return self.report

    def write(self, report: Report, root: Path) -> None:
        for patch in report.patches:
            path = Path(patch.source.absolute)
            path.write_bytes(patch.text.encode())
            self.written.append(path.relative_to(root))

    def install(self, monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
        monkeypatch.setattr(pipeline, "run", self.run)
        monkeypatch.setattr(pipeline, "write", self.write)
        return self


def make_report(name: str, folder: Path) -> Report:
    """Return the report `name` about `app.py` in `folder`: see the table below."""
    strategy, safety, severity, repaired, failed = SORTS[name.removesuffix(", unresolved")]
    source = SourceFile("app.py", str(folder / "app.py"), TEXT)
    return Report(
        decisions=() if severity is None else (_make_decision(strategy, safety, severity),),
        patches=(Patch(source, NEW_TEXT),) if repaired else (),
        failures=(Failure("bad\x1b.py", 7, "invalid syntax", "correct it"),) if failed else (),
        counts=Counts(files=1, lines=3, routes=1, blocking_routes=1, seconds=0.1),
        sources=(source,),
        unresolved=(UNRESOLVED,) if name.endswith(", unresolved") else (),
    )


UNRESOLVED = Unresolved(Place("app.py", 3, 5, 3, 11), "app.get", "wait()")

SORTS: dict[str, tuple[Strategy | None, Safety, Severity | Literal["unsure"] | None, bool, bool]] = {
    # strategy, safety, severity, patched, with a file that failed
    "clean": (None, "safe", None, False, False),
    "clean, failed": (None, "safe", None, False, True),
    "safe": ("to_def", "safe", "severe", True, False),
    "safe, failed": ("to_def", "safe", "severe", True, True),
    "unsafe": ("to_def", "unsafe", "severe", False, False),
    "unsafe, wanted": ("to_def", "unsafe", "severe", True, False),
    "held back": (None, "safe", "severe", False, False),
    "mild": (None, "safe", "mild", False, False),
    "unsure": (None, "safe", "unsure", False, False),
    "unsure, wanted": ("to_def", "safe", "unsure", True, False),
}


def _make_decision(strategy: Strategy | None, safety: Safety, severity: Severity | Literal["unsure"]) -> Decision:
    place = Place("app.py", 3, 5, 3, 11)
    definition = Place("app.py", 2, 1, 2, 11)
    entry = EntryPoint("app.get", "route", "GET /", "worker", "fastapi", definition)
    kind = "unresolved" if severity == "unsure" else "sleep"
    finding = Finding(
        code=RULES[kind],
        kind=kind,
        severity=severity,
        place=place,
        span=make_span(TEXT.index("wait"), TEXT.index("wait") + 6),
        function="app.get",
        function_place=definition,
        chain=(Hop(place, "app.get", "wait()", "time.sleep"),),
        blocker="time.sleep",
        certain=True,
        entry_points=(entry,),
    )
    obstacles = (
        ()
        if severity == "unsure" or (strategy and safety == "safe")
        else (Obstacle("needs-loop", "it needs the loop", definition),)
    )
    return Decision("app.get", strategy, safety, (finding,), obstacles=obstacles)
