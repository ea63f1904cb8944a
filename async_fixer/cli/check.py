"""`async-fixer check`: findings, each with its chain and what `apply` would do; never writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from async_fixer import pipeline
from async_fixer.cli import leftovers
from async_fixer.cli.options import take_paths_and_settings, take_quiet
from async_fixer.cli.run import choose_exit_code, find_settings, make_view, render_diff, report_failures
from async_fixer.cli.streams import write_err, write_out
from async_fixer.report import github, json_, sarif, summary, text
from async_fixer.report.tally import make_tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.model import Report
    from async_fixer.report.view import View

_FORMATS: Final[dict[str, Callable[[Report, View], str]]] = {
    "text": text.render,
    "json": json_.render,
    "sarif": sarif.render,
    "github": github.render,
}


@click.command("check")
@take_paths_and_settings
@click.option("--output-format", type=click.Choice(list(_FORMATS)), default="text", show_default=True)
@click.option("--diff", "show_diff", is_flag=True, help="Also show what apply would change.")
@click.option("--statistics", is_flag=True, help="Show how many findings each rule has, not the findings.")
@click.option("--strict", is_flag=True, help="List the calls on the loop that could not be resolved; any is a failure.")
@take_quiet
def command(  # noqa: PLR0913 - one for each option
    paths: tuple[Path, ...],
    *,
    output_format: str,
    show_diff: bool,
    statistics: bool,
    strict: bool,
    quiet: bool,
    **options: object,
) -> int:
    """Report what blocks the event loop in PATHS (default: here), with the way down to it and the fix.

    Findings are written to standard output, everything else to standard error. Nothing is changed.
    """
    if output_format != "text" and (show_diff or statistics):
        raise click.UsageError("--diff and --statistics only go with --output-format text.")
    paths = paths or (Path(),)
    settings = find_settings(paths, options)
    report = pipeline.run(paths, settings)
    view = make_view(settings, strict=strict)
    write_out(summary.render_statistics(report) if statistics else _FORMATS[output_format](report, view))
    if show_diff:
        write_out(render_diff(report, view))
    report_failures(report)
    leftovers.tell(paths, settings.project_root, report)
    if not quiet:
        write_summary = write_out if output_format == "text" else write_err
        write_summary(summary.render_check(report, view))
    unresolved = strict and bool(report.unresolved)
    return choose_exit_code(report, found=make_tally(report, view).findings > 0 or unresolved)
