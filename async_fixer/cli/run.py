"""What `check` and `apply` do alike: paths and options -> Settings and Report, failures, exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from async_fixer.cli.messages import describe_error
from async_fixer.cli.streams import choose_style, is_terminal, write_err
from async_fixer.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS, UsageError
from async_fixer.report import diff
from async_fixer.report.view import View
from async_fixer.settings import Settings, load_settings
from async_fixer.source import disk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from async_fixer.model import Report


def find_settings(paths: Sequence[Path], options: Mapping[str, object]) -> Settings:
    """Return the settings that hold where all of `paths` are, the options before the configuration."""
    return load_settings(_find_common_folder(paths), options)


def make_view(settings: Settings, *, strict: bool = False) -> View:
    """Return how a report is to be read on standard output; `strict`: calls that nothing resolves are listed."""
    style = choose_style(sys.stdout, os.environ)
    return View(style, settings.severity, unsafe_fixes=settings.unsafe_fixes, unsure=settings.unsure, strict=strict)


def render_diff(report: Report, view: View) -> str | bytes:
    """Return the diff for people where people read it; elsewhere its exact bytes, for `git apply`."""
    return diff.render_for_terminal(report, view.style) if is_terminal(sys.stdout) else diff.render(report)


def report_failures(report: Report) -> None:
    """Name on standard error each file that could not be used."""
    write_err("".join(map(describe_error, report.failures)))


def choose_exit_code(report: Report, *, found: bool) -> int:
    """Return 2 where a file could not be used, else 1 where something was found."""
    if report.failures:
        return EXIT_FAILED
    return EXIT_FINDINGS if found else EXIT_CLEAN


def _find_common_folder(paths: Sequence[Path]) -> Path:
    """Return the innermost folder around all paths. Raises UsageError where that is all there is."""
    absolute = list(map(disk.absolute, paths))
    try:
        common = Path(os.path.commonpath(absolute))
    except ValueError:  # on different drives
        common = None
    if common is None or (common == common.parent and str(common) not in absolute):
        raise UsageError("have no folder in common", path=disk.name(absolute), remedy="run it once for each of them")
    return common
