"""`async-fixer explain`: a rule code -> its page of the catalogue."""

from __future__ import annotations

import click

from async_fixer.cli.streams import write_out
from async_fixer.report import rules


@click.command("explain")
@click.argument("rule", metavar="RULE")
def command(rule: str) -> int:
    """Say what a RULE (AF103) means, with an example and its fix."""
    write_out(rules.explain(rule))
    return 0
