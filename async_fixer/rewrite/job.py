"""What every edit of one file works with: the tree, the names it may say, and the text that inner edits left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from async_fixer.rewrite.layout import Layout, Page
from async_fixer.rewrite.splice import Splice, compose

if TYPE_CHECKING:
    from collections.abc import Mapping

    import libcst as cst

    from async_fixer.edits import Edit
    from async_fixer.rewrite.imports import Spelling
    from async_fixer.rewrite.tree import Range, Tree


@dataclass(frozen=True, slots=True)
class Change:
    """What one edit does: the splice, the node that it edits, and the ranges of text whose names it takes away."""

    splice: Splice
    node: cst.CSTNode
    gone: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """The state in which one edit is made; the edits inside it are in `done`."""

    tree: Tree
    layout: Layout
    spellings: Mapping[Edit, Spelling]
    done: tuple[Splice, ...] = ()

    def having_done(self, done: tuple[Splice, ...]) -> Job:
        """Return the same job with these edits made."""
        return replace(self, done=done)

    def piece(self, start: int, end: int) -> str:
        """Return a slice of the original text with the inner edits made."""
        return compose(self.tree.text, self.done, start, end)

    def page(self, offset: int) -> Page:
        """Return the page that the line of `offset` is written on."""
        tree = self.tree
        return Page(tree.indent(offset), tree.module.default_indent, tree.newline(offset), self.layout.line_length)
