"""`async-fixer explain`: a rule code -> its page of the catalogue; a function -> why it is decided as it is."""

from __future__ import annotations

from pathlib import Path

import click

from async_fixer import pipeline
from async_fixer.cli.options import take_settings
from async_fixer.cli.run import find_settings, make_view, report_failures
from async_fixer.cli.streams import write_out
from async_fixer.report import explanation, rules


@click.command("explain")
@click.argument("subject", metavar="RULE|FUNCTION")
@take_settings
def command(subject: str, **options: object) -> int:
    """Say what a RULE (AF103) means, or why a FUNCTION (app/main.py:get_user, app.main:get_user) is decided as it is.

    For a function the whole project around it is analysed. Nothing is changed.
    """
    if ":" not in subject and "." not in subject:
        write_out(rules.explain(subject))
        return 0
    path = Path(subject.rpartition(":")[0])
    start = path if path.exists() else Path()
    settings = find_settings((start,), options)
    report, explanations = pipeline.explain((settings.project_root,), settings, subject)
    write_out(explanation.render(report, explanations, make_view(settings)))
    report_failures(report)
    return 0
