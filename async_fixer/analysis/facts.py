"""The effects that functions have, as facts that pass from what runs up to what runs it."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from msgspec import Struct

from async_fixer.program.step import Step
from async_fixer.program.values import Frame

Effect: TypeAlias = Literal[
    "blocks",
    "needs_loop",
    "binds_context",
    "frame_bound",
    "process_wide",
    "writes",
    "thread_bound",
    "pooled",
]

LOCAL: Final = ""
"""root of what a function made itself: nobody else sees it"""


class Fact(Struct, frozen=True, cache_hash=True):
    """One effect of a function. `detail`: the kind of blocking, or what is written.

    `root` says whose the thing is that the effect is about: "global NAME", "closure NAME", "parameter NAME";
    LOCAL where no root matters.
    """

    effect: Effect
    detail: str = ""
    severity: str = ""
    root: str = LOCAL


class Witness(Struct, frozen=True):
    """Why a function has a fact: the step that brings it, and the frame and fact that it comes from."""

    step: Step | None
    """None: its own statement at `span` does it"""
    span: int
    source: Frame | None
    """the frame that the step runs; None where the fact is the frame's own"""
    fact: Fact | None
    distance: int
