"""Which findings the user asked for: rules that are selected and not ignored, files that are named, no comment."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, MAIN, analyse_project, files_of

from async_fixer.plan.choice import Wanted, choose, count_unreached, find_problems
from async_fixer.plan.plan import make_plan
from async_fixer.settings import Settings

OTHER: Final = "other.py"
PROJECT: Final = {
    MAIN: (
        f"import time, requests\nimport other\n{APP}@app.get('/f')\nasync def f():\n    time.sleep(1)\n"
        "@app.get('/g')\nasync def g():\n    requests.get('u')\n"
    ),
    OTHER: "import time\nfrom main import app\n@app.get('/h')\nasync def h():\n    time.sleep(1)\n",
}
ALL: Final = {"main.f", "main.g", "other.h"}


def chosen(project: dict[str, str], settings: Settings | None = None, *paths: str) -> tuple[set[str], int]:
    """Return the functions of the wanted findings and the number of silenced ones."""
    wanted = Wanted(frozenset(paths or project), settings or Settings())
    analysis, silenced = choose(analyse_project(project), wanted, files_of(project))
    decided = {decision.function for decision in make_plan(analysis, wanted.settings)}
    assert decided == {item.finding.function for item in analysis.located}
    return decided, silenced


RULES: Final[tuple[tuple[tuple[str, ...], tuple[str, ...], set[str]], ...]] = (
    ((), (), ALL),
    (("AF101",), (), {"main.f", "other.h"}),
    (("AF102",), (), {"main.g"}),
    (("AF1",), (), ALL),
    (("AF",), ("AF101",), {"main.g"}),
    ((), ("AF102",), {"main.f", "other.h"}),
    (("AF101", "AF102"), (), ALL),
    (("AF101",), ("AF101",), set()),
    (("AF103",), (), set()),
    ((), ("AF1",), set()),
)


@pytest.mark.parametrize(("select", "ignore", "expected"), RULES)
def test_rules_are_selected_and_ignored_by_prefix(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: set[str]
) -> None:
    assert chosen(PROJECT, Settings(select=select, ignore=ignore)) == (expected, 0)


@pytest.mark.parametrize(("path", "expected"), [(MAIN, {"main.f", "main.g"}), (OTHER, {"other.h"})])
def test_only_the_asked_paths_are_shown_though_all_are_read(path: str, expected: set[str]) -> None:
    assert chosen(PROJECT, None, path) == (expected, 0)


COMMENTS: Final = {
    "on-its-line": ("    time.sleep(1)  # async-fixer: ignore\n", 1),
    "with-its-code": ("    time.sleep(1)  # async-fixer: ignore[AF101]\n", 1),
    "with-codes": ("    time.sleep(1)  # async-fixer: ignore[AF103, AF101]\n", 1),
    "in-the-middle-of-a-long-call": ("    time.sleep(\n        1,  # async-fixer: ignore\n    )\n", 1),
    "for-the-file": ("    time.sleep(1)\n# async-fixer: ignore-file[AF101]\n", 1),
    "with-another-code": ("    time.sleep(1)  # async-fixer: ignore[AF102]\n", 0),
    "on-another-line": ("    # async-fixer: ignore\n    time.sleep(1)\n", 0),
    "in-a-text": ("    time.sleep(1); '# async-fixer: ignore'\n", 0),
}


@pytest.mark.parametrize("name", COMMENTS)
def test_a_comment_silences_what_it_names(name: str) -> None:
    body, silenced = COMMENTS[name]
    text = f"import time\n{APP}@app.get('/')\nasync def f():\n{body}"
    assert chosen({MAIN: text}) == (set() if silenced else {"main.f"}, silenced)


def test_what_is_not_selected_does_not_count_as_silenced() -> None:
    text = f"import time\n{APP}@app.get('/')\nasync def f():\n    time.sleep(1)  # async-fixer: ignore\n"
    assert chosen({MAIN: text}, Settings(select=("AF102",))) == (set(), 0)


def test_a_comment_in_a_file_that_is_called_silences_nothing_of_its_callers() -> None:
    low = "import time\ndef low():\n    time.sleep(1)  # async-fixer: ignore\n"
    main = f"from low import low\n{APP}@app.get('/')\nasync def f():\n    low()\n"
    assert chosen({MAIN: main, "low.py": low}) == ({"main.f"}, 0)


UNREACHED: Final = {
    MAIN: (
        f"import time\nfrom pathlib import Path\n{APP}async def f():\n    time.sleep(1)\n    time.sleep(1)\n"
        "async def g():\n    Path('a').exists()\n@app.get('/')\nasync def h():\n    time.sleep(1)\n"
    )
}


def test_what_nothing_reaches_is_counted_and_left_out() -> None:
    assert chosen(UNREACHED) == ({"main.h"}, 0)
    assert count_unreached(analyse_project(UNREACHED), Wanted(frozenset(UNREACHED), Settings())) == 1


def test_what_nothing_reaches_is_shown_when_all_is_asked_for() -> None:
    settings = Settings(scope="all")
    assert chosen(UNREACHED, settings) == ({"main.f", "main.g", "main.h"}, 0)
    assert count_unreached(analyse_project(UNREACHED), Wanted(frozenset(UNREACHED), settings)) == 0


def test_what_is_wrong_with_a_comment_is_told_with_its_line() -> None:
    texts = {MAIN: "\nx = 1  # async-fixer: ignore[AF999]\n", OTHER: "# async-fixer: ignored\n"}
    (problem,) = find_problems(Wanted(frozenset({MAIN, "absent.py"}), Settings()), texts)
    assert problem.startswith(f"{MAIN}:2: unknown rule 'AF999'")
    assert find_problems(Wanted(frozenset({OTHER}), Settings()), texts) == (
        f"{OTHER}:1: unknown directive 'ignored'; did you mean 'ignore'?",
    )
