"""`async-fixer apply`: writes the fixes, all or none, and shows what changed."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from async_fixer import pipeline
from async_fixer.cli import leftovers
from async_fixer.cli.dirty import refuse_dirty
from async_fixer.cli.options import take_paths_and_settings, take_quiet
from async_fixer.cli.run import choose_exit_code, find_settings, make_view, render_diff, report_failures
from async_fixer.cli.streams import choose_style, write_err, write_out
from async_fixer.errors import InterruptedWriteError, OutputError
from async_fixer.report import diff, summary, text
from async_fixer.report.tally import list_left
from async_fixer.source import disk

if TYPE_CHECKING:
    from async_fixer.model import Report
    from async_fixer.report.view import View


@click.command("apply")
@take_paths_and_settings
@click.option("--diff", "only_diff", is_flag=True, help="Show the patch and write nothing.")
@click.option("--allow-dirty", is_flag=True, help="Also change files that have uncommitted changes.")
@take_quiet
def command(
    paths: tuple[Path, ...],
    *,
    only_diff: bool,
    allow_dirty: bool,
    quiet: bool,
    **options: object,
) -> int:
    """Repair what blocks the event loop in PATHS (default: here), as far as it is safe.

    The diff is written to standard output, everything else to standard error.
    """
    paths = paths or (Path(),)
    settings = find_settings(paths, options)
    root = settings.project_root
    if not only_diff:
        leftovers.put_right(paths, root)
    report = pipeline.run(paths, settings)
    view = make_view(settings)
    if only_diff:
        leftovers.tell(paths, root, report)
        write_out(render_diff(report, view))
    else:
        _write(report, root, view, allow_dirty=allow_dirty)
    report_failures(report)
    if not quiet:
        _write_summary(report, view, written=not only_diff)
    return choose_exit_code(report, found=bool(list_left(report, view)))


def _write(report: Report, root: Path, view: View, *, allow_dirty: bool) -> None:
    """Write the files and show what changed. Raises WriteError, before anything is changed or when all was put back."""
    if not report.patches:
        return
    refuse_dirty(report, allow_dirty=allow_dirty)
    pipeline.write(report, root)
    leftovers.tell_written(root)
    try:
        write_out(diff.render_for_terminal(report, view.style))
    except OSError as error:
        reason = f"all files were written, but what changed cannot be shown: {disk.words(error)}"
        raise OutputError(reason) from error
    except KeyboardInterrupt as error:
        raise InterruptedWriteError("interrupted, when all files had been written", signal.SIGINT) from error


def _write_summary(report: Report, view: View, *, written: bool) -> None:
    """Name what is left with its reasons, which is what remains to be done by hand, then the figures."""
    view = replace(view, style=choose_style(sys.stderr, os.environ))
    write_err(text.render_brief(list_left(report, view), view))
    write_err(summary.render_applied(report, view, written=written))
