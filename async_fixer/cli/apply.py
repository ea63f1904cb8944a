"""`async-fixer apply`: writes the fixes, all or none, and shows what changed."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from async_fixer import pipeline
from async_fixer.cli.options import take_paths_and_settings, take_quiet
from async_fixer.cli.run import choose_exit_code, find_settings, make_view, render_diff, report_failures
from async_fixer.cli.streams import choose_style, write_err, write_out
from async_fixer.errors import WriteError
from async_fixer.report import diff, summary, text
from async_fixer.report.escape import visible
from async_fixer.report.tally import list_left
from async_fixer.source import git, journal

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
        _recover(root)
    report = pipeline.run(paths, settings)
    view = make_view(settings)
    if not only_diff and report.patches:
        _refuse_dirty(report, root, allow_dirty=allow_dirty)
        pipeline.write(report, root)
    write_out(render_diff(report, view) if only_diff else diff.render_for_terminal(report, view.style))
    report_failures(report)
    if not quiet:
        _write_summary(report, view, written=not only_diff)
    return choose_exit_code(report, found=bool(list_left(report, view)))


def _recover(root: Path) -> None:
    """Finish with what an interrupted run left behind, before anything is read."""
    message = journal.recover(root)
    if message:
        write_err(f"note: {visible(message)}\n")


def _refuse_dirty(report: Report, root: Path, *, allow_dirty: bool) -> None:
    names = {str(Path(patch.source.absolute)): patch.source.path for patch in report.patches}
    dirty = git.dirty_files(root, list(map(Path, names)))
    if dirty is None:
        write_err("note: this is no git repository, so git cannot take the changes back.\n")
    elif dirty and not allow_dirty:
        raise WriteError(
            "would be changed and has uncommitted changes" + _count_others(dirty),
            path=names.get(dirty[0], dirty[0]),
            remedy="commit or stash them, or use --allow-dirty",
        )


def _count_others(dirty: tuple[str, ...]) -> str:
    return f"; so have {len(dirty) - 1} more" if len(dirty) > 1 else ""


def _write_summary(report: Report, view: View, *, written: bool) -> None:
    """Name what is left with its reasons, which is what remains to be done by hand, then the figures."""
    view = replace(view, style=choose_style(sys.stderr, os.environ))
    write_err(text.render_brief(list_left(report, view), view))
    write_err(summary.render_applied(report, view, written=written))
