from __future__ import annotations

import ast
from pathlib import Path

import pytest
from rewrite_marks import read_marks, rewrite

from async_fixer.errors import RewriteError

ROOT = Path(__file__).parents[2] / "fixtures" / "edits"
EXPECTED = sorted(ROOT.glob("*/*.expected.py"))
REFUSED = sorted(ROOT.glob("*/*.unchanged.py"))
MARKED = [path for path in sorted(ROOT.glob("*/*.py")) if path not in {*EXPECTED, *REFUSED}]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT)).removesuffix(".py")


def test_every_marked_file_has_its_expectation() -> None:
    assert [name(path) for path in MARKED] == [name(path).removesuffix(".expected") for path in EXPECTED]
    assert len(MARKED) > 50


@pytest.mark.parametrize("path", EXPECTED, ids=name)
def test_edits_give_the_expected_text(path: Path) -> None:
    expected = path.read_text(encoding="utf-8")
    marked = path.with_name(path.name.replace(".expected.", ".")).read_text(encoding="utf-8")
    compile(expected, path.name, "exec", dont_inherit=True)
    assert rewrite(marked) == expected


@pytest.mark.parametrize("path", REFUSED, ids=name)
def test_edits_are_refused_for_the_stated_reason(path: Path) -> None:
    marked = path.read_text(encoding="utf-8")
    reason = marked.partition("\n")[0].removeprefix("# refused: ")
    with pytest.raises(RewriteError) as refusal:
        rewrite(marked)
    assert refusal.value.reason == reason
    assert refusal.value.path == "app/main.py"
    assert 1 < refusal.value.line <= marked.count("\n")


@pytest.mark.parametrize("path", MARKED, ids=name)
def test_marks_stand_for_edits(path: Path) -> None:
    marks = read_marks(path.read_text(encoding="utf-8"))
    assert marks.edits
    ast.parse(marks.text)
