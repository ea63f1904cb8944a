"""Random functions that await and block: what they do with their variables, in every statement that there is."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD: Final = """import asyncio
import time
from contextlib import ExitStack, nullcontext, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from fastapi import Depends, FastAPI

app = FastAPI()
PATH = __file__


def make_log() -> list:
    return []


def slow(log, x):
    time.sleep(1e-6)
    log.append(x)
    if x in (3, "3"):
        raise ValueError(x)
    return x


def sure(x):
    time.sleep(1e-6)
    return x


def names_of(variables):
    return sorted(variables)


async def tick():
    await asyncio.sleep(0)
"""
ROUTE: Final = "\n\n@app.get('/{name}')\nasync def {name}(a: int = 1, b: int = 2, log: list = Depends(make_log)):\n"

VARIABLES: Final = ("a", "b", "c", "d")
VALUES: Final = (
    "1",
    "3",
    "{v}",
    "{v} + {w}",
    "slow(log, {v})",
    "slow(log, 5)",
    "sure({v})",
    "sure(2) + {v}",
    "[sure({v}) for _ in 'ab'][0]",
    "[{w} for {w} in (1, 2)][-1] + {v}",
    "(lambda: {v})()",
    "({w} := sure(4))",
    "len(Path(PATH).read_text()) - len(Path(PATH).read_text())",
    "{v} if sure({w}) else 0",
    "max({v}, 1)",
)
LEAVES: Final = (
    "{v} = {e}",
    "{v} = {e}",
    "{v} = {e}",
    "{v}, {w} = {e}, {f}",
    "{v}: Any = {e}",
    "{v} += 1",
    "log.append({v})",
    "log.append({e})",
    "slow(log, {v})",
    "slow(log, {v})",
    "{e}",
    "del {v}",
    "await tick()",
    "{v} = await asyncio.sleep(0, {e})",
    "if {v} == 3:\n    raise ValueError({v})",
    "if {v} == 2:\n    return [{v}, {w}]",
    "return {e}",
    "raise LookupError({v}) from None",
    "import math as {v}\n{v} = {v}.floor(2.5)",
    "def helper():\n    return {v}\n{w} = helper()",
    "def helper({v}={w}):\n    return {v}\nlog.append(sure(helper()))",
    "def helper():\n    nonlocal {v}\n    {v} = 7\nhelper()",
    "class Holder:\n    {v} = {w}\n\n    def get(self):\n        return {w}\nlog.append(Holder.{v} + Holder().get())",
    "pass",
    "break",
    "continue",
    "assert {v} != 3, {v}",
    "global unheard\nunheard = {v}",
    "log.append(names_of(locals()))",
    "# a remark\nlog.append('''{v}\n  in two lines''')  # and another",
)
BLOCKS: Final = (
    "with open(PATH) as h:\n{0}",
    "with open(PATH) as h:\n{0}",
    "with open(PATH) as {v}:\n{0}\n{v} = 1",
    "with suppress(ValueError):\n{0}",
    "with nullcontext({v}) as {w}:\n{0}",
    "if {v} == {w}:\n{0}\nelse:\n{1}",
    "if {v}:\n{0}",
    "for {v} in (1, 2):\n{0}",
    "for {v} in range(sure(2)):\n{0}\nelse:\n{1}",
    "for {v}, {w} in [(1, 2), (2, 1)]:\n{0}",
    "rounds = 0\nwhile rounds < 2:\n    rounds += 1\n{0}",
    "try:\n{0}\nexcept ValueError as error:\n{1}",
    "try:\n{0}\nexcept (ValueError, NameError):\n{1}\nelse:\n{2}",
    "try:\n{0}\nfinally:\n{1}",
    "try:\n{0}\nexcept ValueError as {v}:\n    log.append(str({v}))",
    "try:\n{0}\nexcept ValueError:\n    log.append('again')\n    raise",
    "match {v}:\n    case 1 | 2 as {w}:\n        log.append({w})\n    case {w}:\n        slow(log, {w})\n{0}",
    "async with asyncio.Lock():\n{0}",
)


@st.composite
def functions(draw: Callable[[st.SearchStrategy], object], name: str) -> str:
    """Return the text of a route."""
    body = _block(draw, 3)
    end = draw(st.sampled_from(("return [a, b]", "return [a, b, c]", "log.append(c)", "return log")))
    return ROUTE.format(name=name) + indent(f"await tick()\n{body}\n{end}\n", "    ")


@st.composite
def programs(draw: Callable[[st.SearchStrategy], object], count: int) -> str:
    """Return the text of an application with so many routes: `f0`, `f1` ..."""
    routes = (functions(f"f{number}").filter(compiles) for number in range(count))
    return HEAD + "".join(draw(route) for route in routes)  # type: ignore[misc]


def compiles(text: str) -> bool:
    """Tell whether a route is one: a `break` may stand outside of a loop."""
    try:
        compile(HEAD + text, "main.py", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def _block(draw: Callable[[st.SearchStrategy], object], depth: int) -> str:
    return "\n".join(_statement(draw, depth) for _ in range(draw(st.integers(1, 4))))  # type: ignore[call-overload]


def _statement(draw: Callable[[st.SearchStrategy], object], depth: int) -> str:
    template: str = draw(st.sampled_from(LEAVES if depth == 0 or draw(st.booleans()) else BLOCKS))  # type: ignore[assignment]
    found = {key: draw(st.sampled_from(VARIABLES)) for key in "vw"}
    if template in LEAVES:
        values = {key: draw(st.sampled_from(VALUES)).format(**found) for key in "ef"}  # type: ignore[attr-defined]
        return template.format(**found, **values)
    count = sum(f"{{{number}}}" in template for number in range(3))
    blocks = [indent(_block(draw, depth - 1), "    ") for _ in range(count)]
    return template.format(*blocks, **found)
