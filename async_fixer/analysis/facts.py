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
    "thread_cached",
    "pooled",
]

LOCAL: Final = ""
"""root of what a function made itself: nobody else sees it"""

PARAMETER: Final = "parameter "
"""what the roots begin with that belong to whoever calls"""

CLOSURE: Final = "closure "
"""what the roots begin with that belong to a function around the one that uses them"""

MAKERS: Final = frozenset({"__init__", "__post_init__", "__new__", "__set_name__"})
"""methods that fill in an object that nobody else has yet"""

GLOBAL: Final = "global "
"""what the roots begin with that belong to a module"""

SHARED: Final = (GLOBAL, CLOSURE)
"""what the roots begin with that several requests see"""


NAMELESS: Final = "global :"
"""what the roots begin with of what is shared and not known where it is defined"""


def global_root(module: str, name: str) -> str:
    """Return the root of what a module, by its key, holds under a name."""
    return f"global {module}:{name}"


def root_name(root: str) -> str:
    """Return the name that a root is known by: the variable's or the parameter's."""
    return root.partition(" ")[2].rpartition(":")[2]


def is_same_root(root: str, other: str) -> bool:
    """Tell whether two roots may be of one object; what is shared and has no module may be any of its name."""
    if root == other:
        return True
    nameless = any(item.startswith(NAMELESS) for item in (root, other))
    return nameless and root_name(root) == root_name(other)


class Fact(Struct, frozen=True, cache_hash=True):
    """One effect of a function. `detail`: the kind of blocking, or what is written.

    `root` says whose the thing is that the effect is about: "global MODULE:NAME" where it is defined (no module: not
    known where), "closure NAME",
    "parameter NAME"; LOCAL where no root matters.
    """

    effect: Effect
    detail: str = ""
    severity: str = ""
    root: str = LOCAL
    path: str = ""
    """which attributes of a parameter it is about: "repository.session" of `self`; "": the object itself"""


class Witness(Struct, frozen=True):
    """Why a function has a fact: the step that brings it, and the frame and fact that it comes from."""

    step: Step | None
    """None: its own statement at `span` does it"""
    span: int
    source: Frame | None
    """the frame that the step runs; None where the fact is the frame's own"""
    fact: Fact | None
    distance: int
