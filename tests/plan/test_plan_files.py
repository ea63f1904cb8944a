"""Files as state that all requests share: which uses of one file hold a change to threads back, and which do not."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, marked_lines, obstacles, rows

from async_fixer.settings import Settings

HEAD: Final = f"""
import os, shutil, tempfile, threading, time
from pathlib import Path
from fastapi import Request
{APP}
BASE = Path("data")
PATH = BASE / "counter.json"
lock = threading.Lock()
class Notes:
    def __init__(self, path):
        self.path = path
    def load(self):
        with open(self.path) as f:
            return f.read()
    def save(self, text):
        with open(self.path, "w") as f:
            f.write(text)
def read(path):
    return Path(path).read_text()
"""
F: Final = "@app.get('/')\nasync def f(a: str):\n"

CHANGED: Final = {
    "read-then-written": f"{F}    n = PATH.read_text()\n    PATH.write_text(n)  # here",
    "written-then-read": f"{F}    open('x.csv', 'w').write(a)  # here\n    return open('x.csv').read()",
    "read-below": f"{F}    n = read(PATH)\n    PATH.write_text(n)  # here",
    "joined": f"{F}    n = open(os.path.join(BASE, 'x')).read()\n    open(BASE / 'x', 'w').write(n)  # here",
    "under-a-local-name": f"{F}    p = BASE / 'x'\n    n = p.read_text()\n    p.write_text(n)  # here",
    "checked-then-made": f"{F}    if not os.path.exists('w'):\n        os.mkdir('w')  # here",
    "made-then-removed": f"{F}    open('job.lock', 'x')\n    os.remove('job.lock')  # here",
    "removed-then-made": f"{F}    shutil.rmtree('build')\n    os.makedirs('build')  # here",
    "listed-then-filled": f"{F}    n = len(os.listdir('in'))\n    open(f'in/{{n}}', 'w')  # here",
    "listed-then-emptied": f"{F}    for name in os.listdir('in'):\n        os.remove(os.path.join('in', name))  # here",
}

STAYS: Final = {
    "only-read": f"{F}    return PATH.read_text() + PATH.read_text()",
    "only-appended": f"{F}    open('log', 'a').write(a)",
    "only-written": f"{F}    PATH.write_text(a)",
    "of-the-request": f"{F}    n = open(a).read()\n    open(a, 'w').write(n)",
    "of-the-request-in-a-folder": f"{F}    p = BASE / a\n    p.write_text(a)\n    return p.read_text()",
    "two-files": f"{F}    n = PATH.read_text()\n    (BASE / 'other').write_text(n)",
    "of-its-own": f"{F}    h, p = tempfile.mkstemp()\n    open(p, 'w').write(a)\n    return open(p).read()",
    "made-if-missing": f"{F}    os.makedirs('w', exist_ok=True)\n    return os.listdir('w')",
    "under-a-lock": f"{F}    with lock:\n        n = PATH.read_text()\n        PATH.write_text(n)",
}

WRAPPED: Final = "@app.post('/')\nasync def f(request: Request):\n    await request.json()\n"
SPLIT: Final = {
    "between": f"{WRAPPED}    n = PATH.read_text()\n    PATH.write_text(n)",
    "below": f"def bump():\n    PATH.write_text(PATH.read_text())\n{WRAPPED}    bump()",
}
WHOLE: Final = {
    "behind": f"{WRAPPED}    PATH.read_text()\n    time.sleep(1)",
}


@pytest.mark.parametrize("name", rows(CHANGED, {}))
def test_a_human_has_to_agree_and_the_change_is_named(name: str) -> None:
    text = f"{HEAD}{CHANGED[name]}\n"
    decisions = decide(text, Settings(strategy="def"))
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("to_def", "unsafe")}
    places = {(place.path, place.line) for o in obstacles(decisions, "shared-state") if (place := o.place)}
    assert places == marked_lines(text)


@pytest.mark.parametrize("name", rows(STAYS, {}))
def test_what_no_other_request_changes_is_safe(name: str) -> None:
    decisions = decide(f"{HEAD}{STAYS[name]}\n", Settings(strategy="def"))
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("to_def", "safe")}


@pytest.mark.parametrize("name", rows(SPLIT, {}))
def test_an_await_between_the_two_needs_a_human(name: str) -> None:
    assert {decision.safety for decision in decide(f"{HEAD}{SPLIT[name]}\n")} == {"unsafe"}


@pytest.mark.parametrize("name", rows(WHOLE, {}))
def test_an_await_elsewhere_is_safe(name: str) -> None:
    assert {decision.safety for decision in decide(f"{HEAD}{WHOLE[name]}\n")} == {"safe"}


def test_a_file_is_the_same_in_all_methods_of_an_object() -> None:
    text = f"{HEAD}{F}    notes = Notes('notes.json')\n    notes.save(notes.load() + a)\n"
    decisions = decide(text.replace('"w") as f:', '"w") as f:  # here'), Settings(strategy="def"))
    places = {(place.path, place.line) for o in obstacles(decisions, "shared-state") if (place := o.place)}
    assert places == marked_lines(text.replace('"w") as f:', '"w") as f:  # here'))
