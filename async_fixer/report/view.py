"""What the reader asked for: colours, which severity counts, whether unsafe fixes are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from async_fixer.model import Finding, Severity

Mark: TypeAlias = Literal["bold", "dim", "red", "yellow", "green", "cyan"]

_MARKS: Final[dict[Mark, str]] = {
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "red": "\x1b[1;31m",
    "yellow": "\x1b[33m",
    "green": "\x1b[32m",
    "cyan": "\x1b[36m",
}
_RESET: Final = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Style:
    """Marks up text for a terminal, or returns it as it is when `enabled` is False."""

    enabled: bool = False

    def paint(self, mark: Mark, text: str) -> str:
        """Return `text` as it is to be written."""
        return f"{_MARKS[mark]}{text}{_RESET}" if self.enabled and text else text


PLAIN: Final = Style()


@dataclass(frozen=True, slots=True)
class View:
    """How a report is to be read."""

    style: Style = PLAIN
    severity: Severity = "severe"
    """the mildest severity that counts; findings below it are notes"""
    unsafe_fixes: bool = False
    """whether unsafe fixes are among the patches"""
    unsure: bool = False
    """whether functions that only call what nothing resolves are to be repaired as well"""
    strict: bool = False
    """whether calls that nothing resolves are listed, and fail the run"""

    def counts(self, finding: Finding) -> bool:
        """Return whether the finding fails the run; otherwise it is a note."""
        return finding.severity in ("severe", self.severity)
