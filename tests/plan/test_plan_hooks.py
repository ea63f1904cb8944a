"""Validators and serializers that the framework runs on the loop: reported, never rewritten; what makes objects is."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, decision_about

from async_fixer.settings import Settings

HEAD: Final = f"""
import time
from pydantic import BaseModel, Field, field_serializer, field_validator
{APP}
def now():
    time.sleep(1)

class Item(BaseModel):
    name: str
    @field_validator("name")
    @classmethod
    def check(cls, value):
        time.sleep(1)
        return value

class Note(BaseModel):
    text: str
    @field_serializer("text")
    def write(self, value):
        time.sleep(1)
        return value

class Stamp(BaseModel):
    at: float = Field(default_factory=now)
"""
LOOP_CODE: Final = {
    "main.Item.check": "@app.post('/')\ndef f(item: Item): ...",
    "main.Note.write": "@app.get('/')\ndef f() -> Note: ...",
    "main.now": "@app.post('/')\ndef f(stamp: Stamp): ...",
}
EVERYTHING: Final = Settings(unsafe_fixes=True, unsure=True)


@pytest.mark.parametrize("settings", [Settings(), EVERYTHING, Settings(strategy="def"), Settings(strategy="wrap")])
@pytest.mark.parametrize("function", LOOP_CODE)
def test_a_hook_is_held_back_with_the_reason(function: str, settings: Settings) -> None:
    (decision,) = decide(f"{HEAD}\n{LOOP_CODE[function]}\n", settings)

    assert (decision.function, decision.strategy, decision.edits) == (function, None, ())
    assert [obstacle.rule for obstacle in decision.obstacles if obstacle.rule == "not-async"]


@pytest.mark.parametrize(
    "made", ["Item(name='a')", "Item.model_validate({})", "Note(text='a').model_dump()", "Stamp()"]
)
@pytest.mark.parametrize(("strategy", "used"), [("auto", "to_def"), ("wrap", "offload")])
def test_a_route_that_makes_objects_is_repaired(made: str, strategy: str, used: str) -> None:
    settings = Settings(strategy="wrap") if strategy == "wrap" else Settings()

    decision = decision_about(f"{HEAD}\n@app.get('/')\nasync def f():\n    {made}\n", "main.f", settings)

    assert (decision.strategy, decision.safety) == (used, "safe")
