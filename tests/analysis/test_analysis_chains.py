"""What expressions over third-party libraries do: the rows of the knowledge's table, run through the whole analysis."""

from __future__ import annotations

import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from analysis_projects import MAIN, analyse_project

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from async_fixer.analysis.analysis import Analysis
    from async_fixer.model import Finding

_API: Final = "import fastapi\n_api = fastapi.FastAPI()\n"
_KNOWLEDGE: Final = Path(__file__).resolve().parents[1] / "knowledge"


class Chain(NamedTuple):
    """One row of the table; `number` tells apart what stands in it twice."""

    setup: str
    code: str
    expect: str
    severity: str
    number: int

    @property
    def name(self) -> str:
        return f"{self.code} #{self.number}"


def read_chains() -> tuple[Chain, ...]:
    document = tomllib.loads((_KNOWLEDGE / "chains.toml").read_text(encoding="utf-8"))
    seen: dict[str, int] = defaultdict(int)
    chains = []
    for row in document["chain"]:
        seen[row["code"]] += 1
        severity = row.get("severity", "severe")
        chains.append(Chain(row["setup"], row["code"], row["expect"], severity, seen[row["code"]]))
    return tuple(chains)


def read_gaps() -> dict[str, str]:
    """Return the rows that are not understood yet: `code #number -- why` on each line."""
    lines = (_KNOWLEDGE / "chains_known_gaps.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.partition(" -- ") for line in lines if line and not line.startswith("# ")]
    return {name: why for name, _, why in parts}


CHAINS: Final = read_chains()
GAPS: Final = read_gaps()
_PARAMETERS: Final = [
    pytest.param(
        chain,
        id=chain.name,
        marks=[pytest.mark.xfail(strict=True, reason=GAPS[chain.name])] if chain.name in GAPS else [],
    )
    for chain in CHAINS
]


@cache
def analyse_setup(setup: str) -> Analysis:
    """Return the analysis of one module with a route for each row of this setup."""
    chains = [chain for chain in CHAINS if chain.setup == setup]
    routes = [
        f'@_api.get("/{number}")\nasync def route_{number}():\n    {chain.code}\n'
        for number, chain in enumerate(chains)
    ]
    return analyse_project({MAIN: "\n".join([_API, setup, *routes])})


def first_finding(chain: Chain) -> Finding | None:
    """Return the finding whose call is evaluated first: it ends first, and those of a chain end one after another."""
    analysis = analyse_setup(chain.setup)
    number = [other for other in CHAINS if other.setup == chain.setup].index(chain)
    found = [item.finding for item in analysis.located if item.finding.function == f"main.route_{number}"]
    found = [finding for finding in found if finding.severity != "unsure"]
    return min(found, key=lambda finding: (finding.place.end_line, finding.place.end_column), default=None)


@pytest.mark.parametrize("chain", _PARAMETERS)
def test_a_chain_blocks_as_its_libraries_say(chain: Chain) -> None:
    finding = first_finding(chain)
    outcome, _, rest = chain.expect.partition(":")
    if outcome != "blocks":
        assert finding is None
        return
    kind, _, blocker = rest.partition(":")
    assert finding is not None
    assert (finding.kind, finding.severity, finding.certain) == (kind, chain.severity, True)
    assert blocker in ("", finding.blocker)


def test_every_known_gap_is_a_row() -> None:
    assert set(GAPS) <= {chain.name for chain in CHAINS}


def test_every_known_gap_says_why() -> None:
    assert all(GAPS.values())
