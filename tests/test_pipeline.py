"""The stages together, on programs that are hard on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from async_fixer import pipeline
from async_fixer.cli.main import main
from async_fixer.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from async_fixer.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from async_fixer.model import Report

DEPTH = 1500
HEAD = "import time\nfrom fastapi import FastAPI\napp = FastAPI()\n"


def run(folder: Path, text: str) -> Report:
    folder.joinpath("main.py").write_text(text, encoding="utf-8")
    return pipeline.run([folder], load_settings(folder, {}))


def chain_of_functions() -> str:
    calls = "".join(f"def f{number}():\n    return f{number - 1}()\n" for number in range(1, DEPTH))
    route = f"@app.get('/')\nasync def route():\n    return f{DEPTH - 1}()\n"
    return f"{HEAD}def f0():\n    time.sleep(1)\n{calls}{route}"


def chain_of_methods() -> str:
    calls = ".step()" * DEPTH
    cls = "class Chain:\n    def step(self):\n        time.sleep(1)\n        return self\n"
    return f"{HEAD}{cls}@app.get('/')\nasync def route():\n    return Chain(){calls}\n"


def functions_that_call_each_other() -> str:
    body = "def even(n):\n    time.sleep(n)\n    return odd(n - 1)\ndef odd(n):\n    return even(n - 1)\n"
    return f"{HEAD}{body}@app.get('/')\nasync def route():\n    return odd(3)\n"


PROGRAMS = {
    "functions": chain_of_functions(),
    "methods": chain_of_methods(),
    "recursion": functions_that_call_each_other(),
    "generator": f"{HEAD}def walk(n):\n    yield from walk(n.left)\n    time.sleep(1)\n    yield n\n"
    "@app.get('/')\nasync def route(n=None):\n    return list(walk(n))\n",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_however_deep_is_repaired(name: str, tmp_path: Path) -> None:
    report = run(tmp_path, PROGRAMS[name])
    assert {decision.strategy for decision in report.decisions} == {"to_def"}
    assert [patch.text for patch in report.patches] == [PROGRAMS[name].replace("async def", "def")]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "import time\n", "async def alone():\n    pass\n"])
def test_a_program_without_routes_has_nothing_to_repair(text: str, tmp_path: Path) -> None:
    report = run(tmp_path, text)
    assert (report.decisions, report.patches, report.failures) == ((), (), ())


def test_one_bad_file_is_named_and_the_others_are_repaired(tmp_path: Path) -> None:
    tmp_path.joinpath("bad.py").write_text("def (:\n", encoding="utf-8")
    report = run(tmp_path, f"{HEAD}@app.get('/')\nasync def route():\n    time.sleep(1)\n")
    assert [failure.path.rpartition("/")[2] for failure in report.failures] == ["bad.py"]
    assert len(report.patches) == 1


def test_what_a_comment_silences_is_counted_and_left(tmp_path: Path) -> None:
    line = "    time.sleep(1)  # async-fixer: ignore[AF101]\n"
    report = run(tmp_path, f"{HEAD}@app.get('/')\nasync def route():\n{line}")
    assert (report.decisions, report.counts.suppressed) == ((), 1)


UNUSABLE = {
    "syntax": b"def (:\n",
    "encoding": b"name = '\xff'\n",
    "cookie": b"# -*- coding: nonsense -*-\n",
    "null": b"a = 1\0\n",
    "deep": b"(" * 3000 + b")" * 3000,
}


@pytest.mark.parametrize("name", UNUSABLE)
@pytest.mark.parametrize("command", ["check", "apply --diff", "check --strict --output-format json"])
def test_a_file_that_cannot_be_used_is_named_and_fails_the_run(
    name: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("bad.py").write_bytes(UNUSABLE[name])
    tmp_path.joinpath("good.py").write_text(f"{HEAD}@app.get('/')\nasync def route():\n    time.sleep(1)\n")
    assert main(command.split()) == EXIT_FAILED
    out, err = capsys.readouterr()
    assert "error: bad.py" in err
    assert "good.py" in out


def test_a_call_that_nothing_resolves_fails_a_strict_run_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"import unknown\n{HEAD}@app.get('/')\nasync def route():\n    return unknown.load(1)\n"
    tmp_path.joinpath("main.py").write_text(text)
    assert main(["check"]) == EXIT_CLEAN
    assert "1 call on the event loop could not be resolved: --strict lists them." in capsys.readouterr().out
    assert main(["check", "--strict"]) == EXIT_FINDINGS
    assert "main.py:7:12: not resolved: unknown.load(1) in `route`\n" in capsys.readouterr().out
    tmp_path.joinpath("main.py").write_text(text.replace("unknown.load(1)", "len('a')"))
    assert main(["check", "--strict"]) == EXIT_CLEAN


def test_what_may_block_becomes_def_where_that_is_wanted(tmp_path: Path) -> None:
    text = f"import unknown\n{HEAD}@app.get('/')\nasync def route():\n    return unknown.load(1)\n"
    assert [decision.strategy for decision in run(tmp_path, text).decisions] == [None]
    settings = load_settings(tmp_path, {"unsure": True})
    wanted = pipeline.run([tmp_path], settings)
    assert [patch.text for patch in wanted.patches] == [text.replace("async def", "def")]
    tmp_path.joinpath("main.py").write_text(wanted.patches[0].text, encoding="utf-8")
    assert pipeline.run([tmp_path], settings).decisions == ()


def test_a_comment_silences_what_may_block(tmp_path: Path) -> None:
    line = "    return unknown.load(1)  # async-fixer: ignore[AF201]\n"
    report = run(tmp_path, f"import unknown\n{HEAD}@app.get('/')\nasync def route():\n{line}")
    assert (report.decisions, report.counts.suppressed, report.notes) == ((), 1, ())
