"""A health probe that would need a worker thread: the note that says what that means."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decision_about

HEAD: Final = f"import asyncio\nimport requests\n{APP}\nasync def pause():\n    await asyncio.sleep(1)\n"


@pytest.mark.parametrize(
    "path",
    ["/health", "/healthz", "/health-check", "/api/v1/ready", "/readiness", "/livez", "/ping", "/_/healthcheck/"],
)
@pytest.mark.parametrize("body", ["", "    await pause()\n"])
def test_a_probe_is_told_what_a_thread_means(path: str, body: str) -> None:
    text = f"{HEAD}@app.get('{path}')\nasync def f():\n{body}    requests.get('u')\n"
    (note,) = [note for note in decision_about(text, "main.f").notes if "health probe" in note]
    assert "while all 40 worker threads are busy it waits" in note


@pytest.mark.parametrize(
    "text",
    [
        "@app.get('/healthy-food')\nasync def f():\n    requests.get('u')\n",
        "@app.get('/upload')\nasync def f():\n    requests.get('u')\n",
        "@app.get('/health/{name}')\nasync def f(name: str):\n    requests.get('u')\n",
        "async def f():\n    await pause()\n    requests.get(0)\n@app.get('/health')\nasync def g():\n    await f()\n",
    ],
)
def test_what_is_no_probe_has_no_such_note(text: str) -> None:
    assert not any("health probe" in note for note in decision_about(f"{HEAD}{text}", "main.f").notes)
