"""The point of it all: an orchestrator kills the shop as it was, and never misses a probe once it is repaired."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from liveness_driver import measure, render_table
from shop_copies import apply_tool, copy_fixture, snapshot

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shop_is_killed_as_it_was_and_lives_once_repaired(tmp_path: Path) -> None:
    shop = copy_fixture("legacy_shop", tmp_path / "shop")
    before = measure(shop, tmp_path / "home-before")
    assert before.killed
    assert {answer.status for answer in before.answers} <= {200, 201, 202}

    unrepaired = snapshot(shop)
    done = apply_tool(shop)
    assert snapshot(shop) != unrepaired, done.stderr

    after = measure(shop, tmp_path / "home-after")
    sys.stdout.write(render_table(before, after))
    assert after.failures == 0
    assert after.answers == before.answers
