"""Random functions do the same with their variables when what blocks in them has moved to a thread."""

from __future__ import annotations

import asyncio
import runpy
import tempfile
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Final

import pytest
from behaviour_block_corners import KEPT, MOVED
from behaviour_blocks import HEAD, ROUTE, programs
from hypothesis import HealthCheck, given, settings

from async_fixer import pipeline
from async_fixer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

ROUTES: Final = 8
SETTINGS: Final = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_functions_do_the_same_when_their_blocks_have_moved() -> None:
    moved: list[int] = []

    @SETTINGS
    @given(programs(ROUTES))
    def compare(text: str) -> None:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name, "main.py")
            path.write_text(text, encoding="utf-8")
            before = list(run_all(path))
            repair(Path(name))
            after = path.read_text(encoding="utf-8")
            assert list(run_all(path)) == before, f"{text}\n######## after\n{after}"
            moved.append(after.count("_sync)"))

    compare()
    assert sum(moved) > len(moved)


@pytest.mark.parametrize("name", MOVED)
def test_a_block_moves_and_does_the_same(name: str, tmp_path: Path) -> None:
    body, words = MOVED[name]
    assert words.replace("{name}", "f0") in repaired(body, tmp_path)


@pytest.mark.parametrize("name", KEPT)
def test_a_block_that_cannot_move_stays(name: str, tmp_path: Path) -> None:
    assert "_sync" not in repaired(KEPT[name], tmp_path)
    report = pipeline.run([tmp_path], load_settings(tmp_path, {"strategy": "wrap"}))
    rules = {obstacle.rule for decision in report.decisions for obstacle in decision.obstacles}
    assert "verification" not in rules, "the plan knows that by itself"


ANNOTATED: Final = """
class Shelf:
    class Item(dict):
        pass

    async def load(self, a) -> Item:
        with open(PATH) as h:
            return self.Item(a=h.read(a))


@app.get('/f0')
async def f0(a: int = 1, b: int = 2, log: list = Depends(make_log)) -> list[str]:
    await tick()
    with open(PATH) as h:
        return [h.read(a), await_nothing(await_nothing(str(await_nothing(b))))]


def await_nothing(x: object) -> object:
    return x


@app.get('/f1')
async def f1(a: int = 1, b: int = 2, log: list = Depends(make_log)):
    await tick()
    return await Shelf().load(a)
"""


def test_an_annotation_is_repeated_where_it_means_the_same(tmp_path: Path) -> None:
    path = tmp_path / "main.py"
    path.write_text(HEAD + ANNOTATED, encoding="utf-8")
    before = list(run_all(path, 2))
    repair(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert list(run_all(path, 2)) == before
    assert "def f0_sync() -> list[str]:" in text
    assert "def load_sync():" in text


def repaired(body: str, folder: Path) -> str:
    """Return a program whose one route has this body, repaired; it does the same."""
    path = folder / "main.py"
    path.write_text(HEAD + ROUTE.format(name="f0") + indent(body, "    ") + "\n", encoding="utf-8")
    before = list(run_all(path, 1))
    repair(folder)
    assert list(run_all(path, 1)) == before
    return path.read_text(encoding="utf-8")


def repair(folder: Path) -> None:
    """Repair the program in a folder; a second time nothing changes."""
    report = pipeline.run([folder], load_settings(folder, {"strategy": "wrap"}))
    assert report.failures == ()
    pipeline.write(report, folder)
    again = pipeline.run([folder], load_settings(folder, {"strategy": "wrap"}))
    assert again.patches == (), [patch.text for patch in again.patches]


def run_all(path: Path, count: int = ROUTES) -> Iterator[tuple[object, list[str]]]:
    """Yield what each route of a program gives or raises, and what it noted."""
    found = runpy.run_path(str(path))
    for number in range(count):
        for given_ in ((1, 2), (3, 1)):
            log: list[object] = []
            yield run_one(found[f"f{number}"], given_, log), list(map(repr, log))


def run_one(
    route: Callable[..., Coroutine[object, object, object]], given_: tuple[int, int], log: list[object]
) -> object:
    """Return what a route gives, or how it ends."""
    try:
        return repr(asyncio.run(route(*given_, log)))
    except NameError:
        return NameError
    except Exception as error:  # noqa: BLE001 - whatever it raises has to stay
        return kind_of(error), str(error), kind_of(error.__cause__), kind_of(error.__context__)


def kind_of(error: BaseException | None) -> type:
    """Return the class of an exception; that a name means nothing is told in two ways."""
    return NameError if isinstance(error, NameError) else type(error)
