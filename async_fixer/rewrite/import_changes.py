"""Imports that come and imports that nothing needs any more -> splices, and the lines to take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from async_fixer.rewrite.import_blocks import insert_imports
from async_fixer.rewrite.import_lines import can_change, change_names, read_aliases, write_from
from async_fixer.rewrite.names import ImportStatement, Names, module_of
from async_fixer.rewrite.splice import Splice
from async_fixer.rewrite.unused import find_unused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from async_fixer.rewrite.imports import NewImport, Spelling
    from async_fixer.rewrite.job import Job
    from async_fixer.rewrite.tree import Range, Tree


@dataclass(frozen=True, slots=True)
class ImportChanges:
    """What happens to the imports: splices, and statements whose lines go as a whole."""

    splices: tuple[Splice, ...]
    removed: tuple[cst.CSTNode, ...]


def change_imports(job: Job, names: Names, spellings: Collection[Spelling], gone: Sequence[Range]) -> ImportChanges:
    """Return what the spellings need, less what nothing says any more outside the ranges in `gone`."""
    added, apart = _merge_into_statements(job.tree, names, spellings)
    needed = {spelling.text.partition(".")[0] for spelling in spellings}
    dropped, removed = _drop_unused(job.tree, names, gone, needed, added)
    page = job.page(0)
    splices = [_cut(job.tree, node) for node in removed if isinstance(node, cst.BaseSmallStatement)]
    splices += [
        splice
        for statement in [*added, *(one for one in dropped if one not in added)]
        for splice in change_names(
            job.tree,
            statement,
            job.page(job.tree.spans[statement][0]),
            added.get(statement, ()),
            dropped.get(statement, ()),
        )
    ]
    texts = {new: write_from(page, new.module, [new.item]) if new.name else f"import {new.item}" for new in apart}
    lines = tuple(node for node in removed if not isinstance(node, cst.BaseSmallStatement))
    return ImportChanges((*splices, *insert_imports(job, texts)), lines)


def _merge_into_statements(
    tree: Tree,
    names: Names,
    spellings: Iterable[Spelling],
) -> tuple[dict[ImportStatement, set[str]], set[NewImport]]:
    """Return the names that existing statements take, and the imports that get a statement of their own."""
    added: dict[ImportStatement, set[str]] = {}
    apart: set[NewImport] = set()
    for spelling in spellings:
        new = spelling.needs
        statement = None if new is None else spelling.statement or _find_statement(tree, names, new)
        if new is not None and statement is not None:
            added.setdefault(statement, set()).add(new.name)
        elif new is not None:
            apart.add(new)
    return added, apart


def _find_statement(tree: Tree, names: Names, new: NewImport) -> ImportStatement | None:
    """Return the import at the top level that can take the name; one that only renames stays as it is."""
    if not new.name or new.alias:
        return None
    at_top = (imported.statement for imported in names.imported if imported.home is tree.module)
    same = (one for one in at_top if isinstance(one, cst.ImportFrom) and module_of(one) == new.module)
    plain = (one for one in same if any(alias.asname is None for alias in read_aliases(one)))
    return next((one for one in plain if can_change(tree, one)), None)


def _drop_unused(
    tree: Tree,
    names: Names,
    gone: Sequence[Range],
    needed: Collection[str],
    added: Collection[ImportStatement],
) -> tuple[dict[ImportStatement, set[cst.ImportAlias]], tuple[cst.CSTNode, ...]]:
    """Return the aliases that go, by statement, and the nodes that go as a whole."""
    dropped: dict[ImportStatement, set[cst.ImportAlias]] = {}
    for imported in find_unused(tree, names, gone, needed):
        dropped.setdefault(imported.statement, set()).add(imported.alias)
    whole = [one for one in dropped if len(dropped[one]) == len(read_aliases(one)) and one not in added]
    removed = _find_removable(tree, whole)
    emptied = [tree.spans[node] for node in removed if isinstance(node, cst.If)]
    if any(place not in gone for place in emptied):
        return _drop_unused(tree, names, (*gone, *emptied), needed, added)
    return {one: aliases for one, aliases in dropped.items() if one not in whole}, removed


def _find_removable(tree: Tree, statements: Sequence[ImportStatement]) -> tuple[cst.CSTNode, ...]:
    """Return the lines of statements, one of several on its line itself, or the `if TYPE_CHECKING` left empty.

    Another body that would be left empty keeps its statement.
    """
    lines = [tree.parents[one] for one in statements]
    alone = {line for line in lines if isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1}
    blocks = {tree.parents[line]: line for line in alone}
    emptied = {block for block in blocks if isinstance(block, cst.IndentedBlock) and set(block.body) <= alone}
    owners = (tree.parents[block] for block in emptied)
    kept = tuple(line for line in alone if tree.parents[line] not in emptied)
    shared = tuple(
        one for one, line in zip(statements, lines, strict=True) if lines.count(line) == 1 and line not in alone
    )
    return (*kept, *shared, *(owner for owner in owners if isinstance(owner, cst.If) and owner.orelse is None))


def _cut(tree: Tree, statement: cst.BaseSmallStatement) -> Splice:
    """Return the splice that takes one statement out of a line of several."""
    line = tree.parents[statement]
    others = line.body if isinstance(line, (cst.SimpleStatementLine, cst.SimpleStatementSuite)) else ()
    at = others.index(statement)
    if at == 0:
        return Splice(tree.spans[statement][0], tree.spans[others[1]][0], "")
    return Splice(tree.spans[others[at - 1]][1], tree.spans[statement][1], "")
