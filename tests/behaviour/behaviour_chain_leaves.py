"""What the functions of random chains end in: what blocks, as functions, generators and context managers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LETTERS: Final = "abcd"
"""there are so many of each: what holds one back leaves the others alone"""


@dataclass(frozen=True, slots=True)
class Function:
    """Something that takes a number: what it is, and how it is reached."""

    path: str
    module: str
    kind: str
    cost: int = 1

    @property
    def root(self) -> str:
        """The name that its module defines."""
        return self.path.partition(".")[0]


LEAVES: Final = (
    Function("nap", "store", "plain"),
    Function("row", "store", "plain"),
    Function("read", "store", "plain"),
    *(Function(f"slow_{letter}", "store", "coroutine") for letter in LETTERS),
    *(Function(f"each_{letter}", "store", "generator", 2) for letter in LETTERS),
    *(Function(f"opened_{letter}", "store", "manager", 2) for letter in LETTERS),
)
LEAVES_TEXT: Final = """\
async def slow_{letter}(x):
    return nap(x)


async def each_{letter}(x):
    yield nap(x)
    yield x


@asynccontextmanager
async def opened_{letter}(x):
    yield nap(x)
    nap(x)
"""
