"""What the README shows is what happens: its excerpts, its tables and its commands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from async_fixer.cli.main import main
from async_fixer.model import RULES
from async_fixer.settings import load_settings

TOP: Final = Path(__file__).resolve().parents[1]
README: Final = TOP.joinpath("README.md").read_text(encoding="utf-8")
CI: Final = TOP.joinpath(".ci", "run").read_text(encoding="utf-8")


def read_blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def shown() -> str:
    """Return what the README's first command shows of the shop."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(TOP)
        capture = Capture()
        patch.setattr("async_fixer.cli.check.write_out", capture.write)
        assert main(["check", "--diff", "fixtures/legacy_shop"]) == 1
    return capture.text


class Capture:
    """Keeps what would be written to standard output."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, data: str | bytes) -> None:
        self.text += data.decode() if isinstance(data, bytes) else data


@pytest.mark.parametrize(
    "excerpt", [part for kind in ("text", "diff") for block in read_blocks(kind) for part in block.split("\n\n")]
)
def test_excerpts_are_real(excerpt: str, shown: str) -> None:
    assert excerpt in shown


def test_every_rule_is_explained() -> None:
    assert re.findall(r"^\| (AF\d{3}) \|", README, re.MULTILINE) == sorted(RULES.values())


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z-]+)", README))))
def test_every_option_exists(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--help"])
    main(["apply", "--help"])
    assert option in capsys.readouterr().out


def test_the_configuration_is_one(tmp_path: Path) -> None:
    (table,) = read_blocks("toml")
    tmp_path.joinpath("pyproject.toml").write_text(table, encoding="utf-8")
    settings = load_settings(tmp_path, {})
    assert settings.stubs == (str(tmp_path / "typing" / "known"),)


def test_tests_are_run_alike_everywhere() -> None:
    _, command = read_blocks("sh")
    assert command.splitlines()[-1] == CI.splitlines()[-1]


def test_the_readme_can_be_read_in_one_go() -> None:
    assert 110 <= README.count("\n") <= 180
