"""A plan is only carried out as far as the patched program agrees with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from verification_projects import APP, MAIN, Prepared, function_span, patched, prepare, rows, strategies

from async_fixer.edits import OffloadCall, RemoveAsync, SwapCall
from async_fixer.settings import Settings
from async_fixer.span import make_span
from async_fixer.verification import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from async_fixer.edits import Edit
    from async_fixer.model import Decision

HEAD: Final = f"import asyncio, time\nimport requests\nfrom fastapi import Depends\n{APP}"
F: Final = "@app.get('/f')\nasync def f():\n    time.sleep(1)\n"
H: Final = "@app.get('/h')\nasync def h():\n    time.sleep(1)\n"
AWAITS: Final = "@app.get('/a')\nasync def a():\n    await asyncio.sleep(1)\n    requests.get('u')\n"
MANY: Final = (
    "@app.get('/m')\nasync def m(u: str):\n    await asyncio.sleep(1)\n    time.sleep(1)\n"
    "    first = requests.get(u, timeout=5).json()\n    second = [requests.get(v) for v in first]\n"
    "    return {'a': requests.get(u).text, 'b': second}\n"
)
CHAIN: Final = (
    "async def low():\n    await asyncio.sleep(1)\n    requests.get('u')\n"
    "@app.get('/c')\nasync def c():\n    await low()\n"
)

SOUND: Final[dict[str, str | Mapping[str, str]]] = {
    "to-def": f"{HEAD}{F}",
    "two": f"{HEAD}{F}{H}",
    "offload": f"{HEAD}{AWAITS}",
    "several-kinds": f"{HEAD}{F}{AWAITS}{MANY}",
    "coroutine": f"{HEAD}{CHAIN}",
    "generator-dependency": (
        f"{HEAD}from collections.abc import AsyncIterator\nasync def get() -> AsyncIterator[int]:\n"
        f"    time.sleep(1)\n    yield 1\n@app.get('/')\nasync def f(a: int = Depends(get)):\n    time.sleep(1)\n"
    ),
    "method": f"{HEAD}class V:\n    async def f(self):\n        time.sleep(1)\napp.add_api_route('/', V().f)\n",
    "two-files": {
        MAIN: f"import other\n{HEAD}{F}",
        "other.py": f"import asyncio\nimport requests\nfrom fastapi import APIRouter\napp = APIRouter()\n{AWAITS}",
    },
}


@pytest.mark.parametrize("name", rows(SOUND, {}))
def test_a_sound_plan_stands_and_a_second_run_has_nothing_to_do(name: str) -> None:
    prepared = prepare(SOUND[name])
    verified = prepared.verify()
    assert verified.decisions == prepared.decisions
    assert None not in strategies(verified).values()
    again = prepare(patched(prepared, verified))
    assert again.decisions == ()
    assert again.verify().patches == ()


def test_a_start_that_blocks_now_itself_speaks_against_nothing() -> None:
    start = "@asynccontextmanager\nasync def start(app):\n    await low()\n    yield\n"
    app = "app = FastAPI(lifespan=start)\n@app.get('/c')\nasync def c():\n    await low()\n"
    low = "from contextlib import asynccontextmanager\nasync def low():\n    time.sleep(1)\n"
    verified = prepare(f"{HEAD}{low}{start}{app}").verify()
    assert strategies(verified) == {"main.low": "to_def", "main.c": "to_def"}


def test_only_changed_files_have_patches() -> None:
    prepared = prepare({MAIN: f"import other\n{HEAD}{F}", "other.py": "x = 1\n"})
    assert [patch.source.path for patch in prepared.verify().patches] == [MAIN]


def test_nothing_to_do_is_nothing_done() -> None:
    prepared = prepare(f"{HEAD}@app.get('/')\nasync def f(): ...\n")
    assert (prepared.verify().decisions, prepared.verify().patches) == ((), ())


@pytest.mark.parametrize("unsafe_fixes", [False, True])
def test_what_is_unsafe_is_left_alone_until_it_is_asked_for(unsafe_fixes: bool) -> None:  # noqa: FBT001 - a row
    body = "    n = len(table)\n    time.sleep(1)\n    table['a'] = n\n"
    text = f"{HEAD}table = {{}}\n@app.get('/')\nasync def f():\n{body}"
    prepared = prepare(text, Settings(unsafe_fixes=unsafe_fixes))
    verified = prepared.verify()
    assert verified.decisions == prepared.decisions
    assert bool(verified.patches) is unsafe_fixes


def with_edit(decision: Decision, edit: Edit) -> Decision:
    return replace(decision, edits=((MAIN, (edit,)),), component=decision.component or decision.function)


def nowhere(prepared: Prepared) -> Decision:
    """Return the decision about `f` with an edit of a piece of text that is no expression."""
    return with_edit(prepared.of("main.f"), OffloadCall(make_span(0, 3), "a.b", deferred=False))


def twice(prepared: Prepared) -> Decision:
    """Return the decision about `f` with two edits of the same text."""
    decision = prepared.of("main.f")
    span = decision.findings[0].span
    edits = (SwapCall(span, "asyncio.sleep"), OffloadCall(span, "fastapi.concurrency.run_in_threadpool", deferred=True))
    return replace(decision, strategy="offload", edits=((MAIN, edits),))


def no_longer_async(prepared: Prepared) -> Decision:
    """Return the decision about `f` that takes `async` from a function which awaits."""
    return with_edit(prepared.of("main.f"), RemoveAsync(function_span(prepared, "f")))


AWAITING: Final = F.replace("    time", "    await asyncio.sleep(1)\n    time")
UNFIT: Final[dict[str, tuple[str, Callable[[Prepared], Decision]]]] = {
    "no-expression": (F, nowhere),
    "two-edits-of-one-text": (AWAITING, twice),
    "would-not-compile": (AWAITING, no_longer_async),
}


@pytest.mark.parametrize("name", rows(UNFIT, {}))
def test_what_cannot_be_rendered_is_dropped_and_the_others_are_kept(name: str) -> None:
    text, wrong = UNFIT[name]
    prepared = prepare(f"{HEAD}{text}{H}")
    verified = prepared.verify(wrong(prepared))
    assert strategies(verified) == {"main.f": None, "main.h": "to_def"}
    (held,) = [decision for decision in verified.decisions if decision.strategy is None]
    assert (held.edits, held.notes, [obstacle.rule for obstacle in held.obstacles]) == ((), (), ["verification"])
    assert held.obstacles[0].place == held.findings[0].place
    assert patched(prepared, verified) == {MAIN: f"{HEAD}{text}{H}".replace("async def h", "def h")}


def test_a_generated_file_is_not_edited_and_the_others_are() -> None:
    router = f"import time\nfrom fastapi import APIRouter\napp = APIRouter()\n{H}"
    prepared = prepare({MAIN: f"import other\n{HEAD}{F}", "other.py": router}, None, "other.py")
    verified = prepared.verify()
    assert strategies(verified) == {"main.f": "to_def", "other.h": None}
    (obstacle,) = next(item for item in verified.decisions if item.function == "other.h").obstacles
    assert "generated" in obstacle.reason
    assert [patch.source.path for patch in verified.patches] == [MAIN]


def test_what_would_still_block_is_dropped() -> None:
    prepared = prepare(f"{HEAD}{AWAITING}{H}")
    decision = prepared.of("main.f")
    half = with_edit(decision, SwapCall(decision.findings[0].span, "time.sleep"))
    verified = prepared.verify(half)
    assert strategies(verified) == {"main.f": None, "main.h": "to_def"}
    (obstacle,) = next(item for item in verified.decisions if item.function == "main.f").obstacles
    assert obstacle.reason == "what it repairs would still block"


def awaited(prepared: Prepared) -> Decision:
    """Return the decision about `f` that makes it `def` in spite of those who await it."""
    decision = replace(prepared.of("main.f"), strategy="to_def", obstacles=())
    return with_edit(decision, RemoveAsync(function_span(prepared, "f")))


def test_what_would_still_be_awaited_is_dropped() -> None:
    prepared = prepare(f"{HEAD}{F}JOBS = [f]\n@app.get('/g')\nasync def g():\n    await f()\n")
    verified = prepared.verify(awaited(prepared))
    assert strategies(verified) == {"main.f": None}
    assert verified.patches == ()


def test_what_would_still_be_awaited_takes_nothing_else_with_it() -> None:
    prepared = prepare(f"{HEAD}{F}JOBS = [f]\n@app.get('/g')\nasync def g():\n    await f()\n{H}")
    assert strategies(prepared.verify(awaited(prepared))) == {"main.f": None, "main.h": "to_def"}


def test_what_would_block_in_another_file_takes_nothing_else_with_it() -> None:
    other = "import time\nfrom main import app, f\n@app.get('/g')\nasync def g():\n    await f()\n"
    prepared = prepare({MAIN: f"{HEAD}{F}JOBS = [f]\n{H}", "other.py": other})
    assert strategies(prepared.verify(awaited(prepared))) == {"main.f": None, "main.h": "to_def"}


def test_what_a_second_run_would_go_on_with_is_dropped() -> None:
    prepared = prepare(f"{HEAD}{AWAITS}    requests.get('v')\n{H}")
    verified = verify(prepared.project, prepared.analysis, prepared.decisions[1:])
    assert strategies(verified) == {"main.a": None, "main.h": "to_def"}
    (obstacle,) = verified.decisions[0].obstacles
    assert obstacle.reason == "a second run would change it again"


def test_an_edit_of_another_function_does_not_count() -> None:
    prepared = prepare(f"{HEAD}{F}{H}@app.get('/q')\nasync def q(): ...\n")
    verified = prepared.verify(with_edit(prepared.of("main.f"), RemoveAsync(function_span(prepared, "q"))))
    assert strategies(verified) == {"main.f": None, "main.h": "to_def"}


def test_what_belongs_to_one_component_falls_together() -> None:
    prepared = prepare(f"{HEAD}{F}{H}{F.replace('f', 'k').replace('dek', 'def')}")
    together = [replace(prepared.of(f"main.{name}"), component="one") for name in "fk"]
    wrong = replace(nowhere(prepared), component="one")
    verified = prepared.verify(wrong, together[1])
    assert strategies(verified) == {"main.f": None, "main.k": None, "main.h": "to_def"}


POOLED: Final = f"""{HEAD}
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker
SessionLocal = sessionmaker(bind=create_engine("x"))
def get_db():
    with SessionLocal() as db:
        yield db
async def user(db: Session = Depends(get_db)):
    return db.get(object, 1)
@app.get('/f')
async def f(u=Depends(user), db: Session = Depends(get_db)):
    return db.get(object, 2)
{H}"""


def test_a_decision_that_needs_another_falls_with_it() -> None:
    prepared = prepare(POOLED)
    assert strategies(prepared.verify()) == {"main.user": "to_def", "main.f": "to_def", "main.h": "to_def"}
    keeper = prepared.of("main.user")
    wrong = with_edit(keeper, OffloadCall(make_span(0, 3), "a.b", deferred=False))
    verified = prepared.verify(wrong)
    assert strategies(verified) == {"main.user": None, "main.f": None, "main.h": "to_def"}
    rules = {item.function: [obstacle.rule for obstacle in item.obstacles] for item in verified.decisions}
    assert rules == {"main.user": ["verification"], "main.f": ["pool"], "main.h": []}
    assert patched(prepared, verified)[MAIN] == prepared.project.sources[MAIN].text.replace("async def h", "def h")


def test_a_plan_that_never_holds_is_given_up_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = prepare(f"{HEAD}{F}{H}")
    monkeypatch.setattr("async_fixer.verification._find_contradictions", lambda *_: {"no component of this plan": "x"})
    verified = prepared.verify()
    assert strategies(verified) == {"main.f": None, "main.h": None}
    assert [item.obstacles[0].rule for item in verified.decisions] == ["verification", "verification"]
    assert verified.patches == ()


@pytest.mark.parametrize(
    ("configured", "longest", "expected"), [(100, 150, 100), (None, 10, 88), (None, 99, 99), (None, 150, 120)]
)
def test_lines_stay_as_long_as_they_are(configured: int | None, longest: int, expected: int) -> None:
    prepared = prepare("#" * longest + "\n")
    style = replace(prepared.project.style, line_length=configured)
    assert style.of(prepared.project.sources[MAIN]).line_length == expected
