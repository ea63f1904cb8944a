"""Which way is taken where a function could be repaired in several: the first that is right and safe."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide

from async_fixer.settings import Settings

HEAD: Final = f"import time\nimport requests\n{APP}\ntable = {{}}\ndef work():\n    requests.get('u')\n"


@pytest.mark.parametrize(
    ("settings", "strategy", "safety"),
    [
        (Settings(), "offload", "safe"),
        (Settings(unsafe_fixes=True), "to_def", "unsafe"),
        (Settings(strategy="def"), "to_def", "unsafe"),
    ],
)
def test_what_is_safe_goes_before_what_a_human_has_to_agree_to(settings: Settings, strategy: str, safety: str) -> None:
    (decision,) = decide(f"{HEAD}@app.get('/')\nasync def f():\n    work()\n    table['a'] = 1\n", settings)
    assert (decision.strategy, decision.safety) == (strategy, safety)


def test_a_part_alone_does_not_go_before_the_whole() -> None:
    text = "    work()\n    n = len(table)\n    work()\n    table['a'] = n\n"
    (decision,) = decide(f"{HEAD}@app.get('/')\nasync def f():\n{text}")
    assert (decision.strategy, decision.safety) == ("to_def", "unsafe")
