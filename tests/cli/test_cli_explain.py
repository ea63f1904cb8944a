"""`explain` about functions: the chain, the decision, all that was considered, and what would lift a hold-back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import pytest

from async_fixer.cli.main import main
from async_fixer.hazard import Hazard
from async_fixer.report.hazards import HAZARDS

if TYPE_CHECKING:
    from pathlib import Path

CHAIN: Final = """import requests
from fastapi import FastAPI
app = FastAPI()
async def load():
    return requests.get("u")
async def middle():
    return await load()
@app.get("/")
async def read():
    return await middle()
"""
APP: Final = """\
import asyncio
import time

import requests
from fastapi import FastAPI

app = FastAPI()
table = {}


def load(key):
    return requests.get(key).text


@app.get("/one")
async def one(key: str):
    return load(key)


@app.get("/cached")
async def cached(key: str):
    if key not in table:
        table[key] = load(key)
    return table[key]


@app.get("/started")
async def started():
    asyncio.get_running_loop()
    time.sleep(1)


class View:
    async def quiet(self):
        return unknown(1)


app.add_api_route("/quiet", View().quiet)
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("pyproject.toml").write_text("[tool.async-fixer]\n", encoding="utf-8")
    folder = tmp_path / "app"
    folder.mkdir()
    folder.joinpath("main.py").write_text(APP, encoding="utf-8")
    return tmp_path


def explain(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["explain", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "words", ["app/main.py:one", "./app/main.py:one", "main.py:one", "app.main:one", "app.main.one"]
)
def test_a_function_is_found_by_path_and_by_module(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(capsys, words).startswith("app/main.py:16:1: async def app.main.one\n")


def test_the_chain_and_the_decision_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    text = explain(capsys, "app.main:one")
    assert "   is GET /one; a `def` would run in a worker thread\n" in text
    assert "   = app/main.py:12:12  load -> requests.get(key)  (requests.api.get)\n" in text
    assert "   = fix: turn `one` into `def`" in text
    assert "It is async in name only:\n   app/main.py:16:11  app.main.one awaits nothing\n" in text
    assert "To turn it into `def` (app/main.py:16:11): safe\n   nothing found of: " in text


def test_a_function_shows_its_component(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "main.py").write_text(CHAIN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = explain(capsys, "main:middle")
    assert "changes because of what it awaits.\n   fix: turn `middle` into `def`\n" in text
    assert "It is async in name only, with 2 functions around it:\n" in text
    assert "main.py:6:11  main.middle awaits load (line 7): none of that really waits\n" in text
    assert "      with it change: main.py:10\n" in text
    assert "main.py:4:11  main.load awaits nothing\n" in text


def test_what_keeps_a_component_async_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "main.py").write_text(f"{CHAIN}JOBS = [load]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = explain(capsys, "main:middle")
    assert "      stays async: [referenced] `load` is used as a value here (main.py:11:9)\n" in text


def test_what_needs_agreement_says_where_and_what_would_lift_it(capsys: pytest.CaptureFixture[str]) -> None:
    text = explain(capsys, "app.main:cached")
    assert "To turn it into `def` (app/main.py:21:11): only with --unsafe-fixes\n" in text
    assert "   needs your agreement: [shared-state] it writes to `table`, which other requests share" in text
    assert "(app/main.py:23:9)\n      to lift it: guard it with a lock" in text


def test_a_way_that_is_not_possible_names_the_cause(capsys: pytest.CaptureFixture[str]) -> None:
    text = explain(capsys, "app.main:started")
    assert "To turn it into `def` (app/main.py:28:11): not possible\n" in text
    assert "   against it: [needs-loop] it needs the running event loop (app/main.py:29:5)\n" in text
    assert "To use the asynchronous equivalent of this call (app/main.py:30:5): safe\n" in text


def test_the_options_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert "fix (unsafe, needs --unsafe-fixes): turn `cached`" in explain(capsys, "app.main:cached")
    assert "fix (unsafe): turn `cached`" in explain(capsys, "app.main:cached", "--unsafe-fixes")


def test_a_function_that_blocks_nowhere_says_what_is_not_known_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    text = explain(capsys, "app.main:View.quiet", "--select", "AF10")
    assert "Nothing in it is known to block the event loop, so it stays as it is.\n" in text
    assert "1 call in it could not be resolved:\n   app/main.py:35:16  unknown(1)\n" in text


def test_a_plain_function_says_where_its_waits_count(capsys: pytest.CaptureFixture[str]) -> None:
    text = explain(capsys, "app.main:load")
    assert "   is reached from GET /one\n" in text
    assert "It is no `async def`" in text


def test_a_function_that_there_is_not_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "app/main.py:two"]) == 2
    assert capsys.readouterr().err.startswith("error: there is no function 'app/main.py:two'\nremedy: name it like")


def test_nothing_is_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain(capsys, "app.main:one")
    assert project.joinpath("app", "main.py").read_text(encoding="utf-8") == APP


def test_every_hazard_has_words() -> None:
    assert set(HAZARDS) == set(get_args(Hazard))
