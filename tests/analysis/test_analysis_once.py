"""What fills in a global is waited for once in the life of the process: a note, not a finding that fails the run."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, findings_of, rows

HEAD: Final = f"import time\n{APP}model = None\nother = None\ndef load():\n    time.sleep(1)\n    return 1\n"

ONCE: Final = {
    "is-none": "    global model\n    if model is None:\n        model = load()\n    return model",
    "not": "    global model\n    if not model:\n        model = load()\n    return model",
    "two-steps": "    global model\n    if model is None:\n        loaded = load()\n        model = loaded",
    "returned-before": "    global model\n    if model is not None:\n        return model\n    model = load()",
    "returned-before-if-true": "    global model\n    if model:\n        return model\n    model = load()",
    "one-of-two-globals": "    global model, other\n    if model is None:\n        model = load()\n        other = 1",
    "in-a-try": (
        "    global model\n    if model is None:\n        try:\n            model = load()\n        except OSError: ..."
    ),
    "in-a-block": "    global model\n    with open:\n        if model is None:\n            model = load()",
}

EVERY_TIME: Final = {
    "not-tested": "    global model\n    model = load()",
    "not-global": "    model = None\n    if model is None:\n        model = load()",
    "not-kept": "    global model\n    if model is None:\n        load()",
    "another-is-kept": "    global model, other\n    if model is None:\n        other = load()",
    "kept-before": "    global model\n    if model is None:\n        model = 1\n        load()",
    "other-arm": "    global model\n    if model is None:\n        model = 1\n    else:\n        model = load()",
    "tested-the-other-way": "    global model\n    if model is not None:\n        model = load()",
    "behind-the-block": "    global model\n    if model is None:\n        model = 1\n    load()",
    "does-not-leave": "    global model\n    if model is not None:\n        print(model)\n    model = load()",
    "leaves-behind-it": "    global model\n    model = load()\n    if model is not None:\n        return model",
    "compared-with-something-else": "    global model\n    if model == 1:\n        model = load()",
    "tested-with-something-else": "    global model\n    if model is other:\n        model = load()",
}


ROUTE: Final = "@app.get('/')\nasync def f():\n    return get()\n"


def severities(body: str) -> list[str]:
    """Return the severity of what a route waits for that calls a function with this body."""
    return [finding.severity for finding in findings_of(f"{HEAD}def get():\n{body}\n{ROUTE}")]


@pytest.mark.parametrize("name", rows(ONCE, {}))
def test_what_fills_in_a_global_is_a_note(name: str) -> None:
    assert severities(ONCE[name]) == ["mild"]


@pytest.mark.parametrize("name", rows(EVERY_TIME, {}))
def test_what_is_waited_for_again_is_a_finding(name: str) -> None:
    assert severities(EVERY_TIME[name]) == ["severe"]


def test_what_is_forgotten_and_loaded_again_is_a_finding() -> None:
    forget = "@app.post('/')\ndef forget():\n    global model\n    model = None\n"
    found = findings_of(f"{HEAD}{forget}def get():\n{ONCE['is-none']}\n{ROUTE}")
    assert [finding.severity for finding in found] == ["severe"]
