"""Names that are bound to what is made of themselves, round a loop: the calls on them are found, and no guesses."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import frame_of, make_program, run_by

HEAD: Final = """\
import time
class Node:
    def next(self) -> "Node":
        time.sleep(1)
        return self
    def wrap(self, other):
        time.sleep(1)
        return self
def first():
    return second
def second():
    return third
def third():
    time.sleep(1)
def make() -> Node: ...
"""

CALLED_FOR_CERTAIN: Final = {
    "in-a-for": "def start():\n    a = make()\n    for _ in 'ab':\n        a = a.next()",
    "in-a-while": "def start():\n    a = make()\n    while a:\n        a = a.next()",
    "behind-the-loop": "def start():\n    a = make()\n    for _ in 'ab':\n        a = a\n    a.next()",
    "with-itself-as-an-argument": "def start():\n    a = make()\n    for _ in 'ab':\n        a = a.wrap(a)",
    "two-that-take-turns": "def start():\n    a = b = make()\n    while a:\n        a, b = b.next(), a",
    "one-through-the-other": "def start():\n    a = make()\n    while a:\n        b = a.next()\n        a = b",
    "behind-a-condition": "def start(c):\n    a = make()\n    while a:\n        a = a.next() if c else a",
}
OF_ITSELF: Final = """\
class Walk:
    def __init__(self):
        self.at = make()
    def start(self):
        self.at = self.at.next()
    def other(self):
        self.at.wrap(1)
"""
GUESSED: Final = {
    "from-the-unknown": (
        "def start(given):\n    a = given\n    while a:\n        if a:\n            a = make()\n        a = a.next()"
    ),
}


def certainties(text: str) -> set[bool]:
    """Return of the calls of a method of a node that `start` makes whether they are certain."""
    program = make_program(f"{HEAD}{text}\n")
    return {
        step.certain
        for step in program.steps(frame_of(program, "start"))
        if step.target is not None and program.engine.dotted(step.target.ref).startswith("main.Node.")
    }


@pytest.mark.parametrize("name", CALLED_FOR_CERTAIN)
def test_what_is_bound_round_a_loop_is_known(name: str) -> None:
    assert certainties(CALLED_FOR_CERTAIN[name]) == {True}


@pytest.mark.parametrize("name", GUESSED)
def test_what_starts_from_the_unknown_stays_a_guess(name: str) -> None:
    assert certainties(GUESSED[name]) == {False}


def test_an_attribute_that_is_bound_to_what_is_made_of_itself_is_known() -> None:
    program = make_program(f"{HEAD}{OF_ITSELF}")
    assert "main.Node.next" in run_by(program, "Walk.start")
    assert "main.Node.wrap" in run_by(program, "Walk.other")


def test_functions_that_give_the_next_one_are_followed() -> None:
    program = make_program(f"{HEAD}def start():\n    step = first\n    while callable(step):\n        step = step()\n")
    assert run_by(program, "start") >= {"main.first", "main.second", "main.third"}


def test_a_value_that_grows_round_by_round_ends() -> None:
    program = make_program(f"{HEAD}def start():\n    a = make()\n    while a:\n        a = (a, a)\n    a[0].next()\n")
    assert "main.make" in run_by(program, "start")
