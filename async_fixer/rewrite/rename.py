"""Rename -> another name for a definition, an attribute or a variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from async_fixer.rewrite.job import Change, Job
from async_fixer.rewrite.splice import Splice

if TYPE_CHECKING:
    from async_fixer.edits import Rename


def rename(job: Job, edit: Rename) -> Change:
    """Make the edit; of an attribute only the last name changes."""
    node = job.tree.find(edit.span, (cst.Name, cst.Attribute), "name")
    name = node.attr if isinstance(node, cst.Attribute) else node
    return Change(Splice(*job.tree.spans[name], edit.name), name)
