"""`check` and `apply` on whole services: what they write, what they leave, how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from shop_copies import apply_tool, copy_fixture, expected_held_back, listed_findings, run_python, run_tool, snapshot

from async_fixer.errors import EXIT_CLEAN, EXIT_FINDINGS

if TYPE_CHECKING:
    from pathlib import Path


class Repaired(NamedTuple):
    """A copy of the shop after `apply`: what its files were, how `apply` ended."""

    folder: Path
    before: dict[str, bytes]
    exit_code: int


@pytest.fixture(scope="module")
def repaired(tmp_path_factory: pytest.TempPathFactory) -> Repaired:
    folder = copy_fixture("legacy_shop", tmp_path_factory.mktemp("repaired") / "shop")
    before = snapshot(folder)
    done = apply_tool(folder)
    assert snapshot(folder) != before, done.stderr
    return Repaired(folder, before, done.returncode)


@pytest.mark.parametrize("arguments", [("check", "."), ("check", "--diff", ".")], ids=" ".join)
def test_check_finds_and_never_writes(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    shop = copy_fixture("legacy_shop", tmp_path / "shop")
    before = snapshot(shop)
    done = run_tool(shop, *arguments)
    assert done.returncode == EXIT_FINDINGS, done.stderr
    assert listed_findings(done.stdout, shop) or "--diff" in arguments
    assert snapshot(shop) == before


def test_apply_says_that_something_is_left(repaired: Repaired) -> None:
    assert repaired.exit_code == EXIT_FINDINGS


def test_a_second_apply_changes_nothing(repaired: Repaired) -> None:
    before = snapshot(repaired.folder)
    done = apply_tool(repaired.folder)
    assert (done.returncode, "Traceback" in done.stderr) == (EXIT_FINDINGS, False)
    assert snapshot(repaired.folder) == before


def test_what_is_left_is_what_is_held_back(repaired: Repaired) -> None:
    done = run_tool(repaired.folder, "check", ".")
    assert done.returncode == EXIT_FINDINGS, done.stderr
    assert listed_findings(done.stdout, repaired.folder) == expected_held_back(repaired.folder)


@pytest.mark.parametrize(
    "untouched",
    [
        "shop/auditing.py",
        "shop/main.py.lifespan",
        "shop/partner_stub.py",
        "shop/routers/health.py",
        "shop/services/gateway.py",
        "shop/services/transport.py",
        "tests/test_orders.py",
    ],
)
def test_what_does_not_block_the_loop_is_left_alone(repaired: Repaired, untouched: str) -> None:
    path, _, function = untouched.partition(".py.")
    if function:
        text = (repaired.folder / f"{path}.py").read_text(encoding="utf-8")
        assert f"async def {function}(" in text
        return
    assert snapshot(repaired.folder)[untouched] == repaired.before[untouched]


def test_the_tidy_service_ends_clean_and_behaves_as_before(tmp_path: Path) -> None:
    notes = copy_fixture("tidy_notes", tmp_path / "tidy")
    assert run_tool(notes, "check", ".").returncode == EXIT_FINDINGS
    before = _walk_through_notes(notes, tmp_path / "home-before")
    assert apply_tool(notes).returncode == EXIT_CLEAN
    after = run_tool(notes, "check", ".")
    assert (after.returncode, listed_findings(after.stdout, notes)) == (EXIT_CLEAN, frozenset())
    assert _walk_through_notes(notes, tmp_path / "home-after") == before


_WALK = """
from fastapi.testclient import TestClient
from notes.main import app

with TestClient(app) as client:
    for method, path, body in (
        ("GET", "/health", None),
        ("GET", "/motd", None),
        ("GET", "/notes", None),
        ("POST", "/notes", {"title": "b", "body": "two words"}),
        ("POST", "/notes", {"title": "a", "body": "one"}),
        ("GET", "/notes", None),
        ("GET", "/notes/b", None),
        ("GET", "/notes/b/words", None),
        ("GET", "/notes/c", None),
        ("GET", "/notes/c/words", None),
        ("POST", "/notes/a/publish", None),
    ):
        answer = client.request(method, path, json=body)
        print(method, path, answer.status_code, answer.text)
"""


def _walk_through_notes(folder: Path, home: Path) -> str:
    home.mkdir()
    done = run_python(folder, "-c", _WALK, NOTES_HOME=str(home))
    assert done.returncode == 0, done.stderr
    return done.stdout
