"""The shop's own tests pass as it was and after `apply`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shop_copies import apply_tool, copy_fixture, run_python, snapshot

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("repaired", [False, True], ids=["before", "after"])
def test_own_tests_pass(tmp_path: Path, repaired: bool) -> None:  # noqa: FBT001 - a parameter of the test
    shop = copy_fixture("legacy_shop", tmp_path / "shop")
    if repaired:
        before = snapshot(shop)
        done = apply_tool(shop)
        assert snapshot(shop) != before, done.stderr
    tested = run_python(shop, "-m", "pytest", "-q", "-p", "no:xdist")
    assert tested.returncode == 0, tested.stdout + tested.stderr
