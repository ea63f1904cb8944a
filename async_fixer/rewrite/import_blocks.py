"""New imports -> where they go: merged into a statement, or a line of their own among the imports at the top."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

import libcst as cst

from async_fixer.rewrite.import_order import FUTURE, Key, is_sorted, mix_key, new_key, statement_key
from async_fixer.rewrite.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from async_fixer.rewrite.imports import NewImport
    from async_fixer.rewrite.job import Job
    from async_fixer.rewrite.names import ImportStatement
    from async_fixer.rewrite.tree import Tree

_DEFINITIONS: Final = (cst.FunctionDef, cst.ClassDef)


@dataclass(frozen=True, slots=True)
class Entry:
    """One import statement of a block: its line, and where isort wants it."""

    line: cst.SimpleStatementLine
    statement: ImportStatement
    key: Key


@dataclass(frozen=True, slots=True)
class Place:
    """Behind or before a line, in a section of its own when `apart`."""

    line: cst.SimpleStatementLine
    behind: bool
    apart: bool
    section: int


def insert_imports(job: Job, statements: Mapping[NewImport, str]) -> tuple[Splice, ...]:
    """Return the splices that add each statement, given as text, where isort puts it."""
    ordered = sorted(statements, key=lambda new: new_key(new, job.layout.first_party))
    blocks = _read_blocks(job)
    if not blocks:
        return (_insert_first(job.tree, _join_sections(job, ordered, statements)),) if ordered else ()
    groups: dict[Place, list[str]] = {}
    for new in ordered:
        groups.setdefault(_find_place(blocks, new, job.layout.first_party), []).append(statements[new])
    return tuple(_insert_lines(job.tree, place, lines) for place, lines in groups.items())


def _find_place(blocks: Sequence[Sequence[Entry]], new: NewImport, first_party: frozenset[str]) -> Place:
    key = new_key(new, first_party)
    block = _choose_block(blocks, new, first_party)
    before, after = _find_neighbours(block, key)
    if before is not None and (before.key[0] == key[0] or after is None or after.key[0] != key[0]):
        return Place(before.line, behind=True, apart=before.key[0] != key[0], section=key[0])
    entry = after or block[0]
    return Place(entry.line, behind=False, apart=entry.key[0] != key[0], section=key[0])


def _insert_lines(tree: Tree, place: Place, lines: Sequence[str]) -> Splice:
    newline = tree.newline(tree.spans[place.line][1])
    text = newline.join(lines)
    if place.behind:
        return _insert_behind(tree, place.line, text, apart=place.apart)
    start = _start_with_comments(tree, place.line)
    return Splice(start, start, text + newline * (1 + place.apart))


def _join_sections(job: Job, ordered: Sequence[NewImport], statements: Mapping[NewImport, str]) -> str:
    """Return all statements, a blank line between sections."""
    newline = job.tree.newline(0)
    first_party = job.layout.first_party
    sections = groupby(ordered, key=lambda new: new_key(new, first_party)[0])
    blocks = (newline.join(statements[new] for new in section) for _, section in sections)
    return (newline * 2).join(blocks)


def _read_blocks(job: Job) -> list[list[Entry]]:
    """Return the runs of import statements at the top level."""
    blocks: list[list[Entry]] = [[]]
    for line in job.tree.module.body:
        statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) else None
        if isinstance(line, cst.SimpleStatementLine) and isinstance(statement, (cst.Import, cst.ImportFrom)):
            blocks[-1].append(Entry(line, statement, statement_key(statement, job.layout.first_party)))
        else:
            blocks.append([])
    return [block for block in blocks if block]


def _choose_block(blocks: Sequence[Sequence[Entry]], new: NewImport, first_party: frozenset[str]) -> Sequence[Entry]:
    """Return the block that imports from the same package, else the first one that is not about the future alone."""
    top = _top_package(new_key(new, first_party))
    related = (block for block in blocks if any(_top_package(entry.key) == top for entry in block))
    present = (block for block in blocks if block[-1].key[0] != FUTURE)
    first = next(present, blocks[0] if blocks else ())
    return next(related, first) if blocks and not is_sorted([entry.key for entry in first]) else first


def _find_neighbours(block: Sequence[Entry], key: Key) -> tuple[Entry | None, Entry | None]:
    """Return the entries between which the new one goes."""
    for adapt in (_as_it_is, mix_key):
        keys = [adapt(entry.key) for entry in block]
        if is_sorted(keys):
            at = sum(one <= adapt(key) for one in keys)
            return (block[at - 1] if at else None), (block[at] if at < len(block) else None)
    related = _find_related(block, key)
    return related, None if related else block[0]


def _find_related(block: Sequence[Entry], key: Key) -> Entry | None:
    """Return what a new import follows where nothing is sorted: its package, its section, or the sections before."""
    tests: tuple[Callable[[Key], bool], ...] = (
        lambda other: _top_package(other) == _top_package(key),
        lambda other: other[0] == key[0],
        lambda other: other[0] <= key[0],
    )
    return next((entry for test in tests for entry in reversed(block) if test(entry.key)), None)


def _as_it_is(key: Key) -> Key:
    return key


def _top_package(key: Key) -> str:
    return key[4].partition(".")[0]


def _insert_behind(tree: Tree, line: cst.CSTNode, text: str, *, apart: bool, blank: int = 0) -> Splice:
    end = tree.line_end(tree.spans[line][1])
    newline = tree.newline(end)
    return Splice(end, end, newline * (1 + apart) + text + newline * blank)


def _insert_first(tree: Tree, text: str) -> Splice:
    """Put the statement behind the docstring or the comments at the top of a file without imports."""
    body = tree.module.body
    docstring = tree.module.get_docstring() is not None
    following = body[int(docstring)] if len(body) > docstring else None
    wanted = 0 if following is None else 2 if isinstance(following, _DEFINITIONS) else 1
    if docstring:
        blank = max(0, wanted - _count_blank_lines(tree, tree.spans[body[0]][1]))
        return _insert_behind(tree, body[0], text, apart=True, blank=blank)
    start = 0 if following is None else _start_with_comments(tree, following)
    return Splice(start, start, text + tree.newline(start) * (1 + wanted))


def _start_with_comments(tree: Tree, node: cst.CSTNode) -> int:
    """Return where a statement begins, comments right above it and decorators included, those of the file excluded."""
    start = tree.line_start(_decorated_start(tree, node))
    at = start
    while at and tree.text[(above := tree.line_start(at - 1)) : at].lstrip().startswith("#"):
        at = above
    return at or start


def _decorated_start(tree: Tree, node: cst.CSTNode) -> int:
    decorators: Iterable[cst.Decorator] = node.decorators if isinstance(node, _DEFINITIONS) else ()
    return min((tree.spans[one][0] for one in decorators), default=tree.spans[node][0])


def _count_blank_lines(tree: Tree, offset: int) -> int:
    line = tree.line(offset)
    starts: Collection[int] = tree.line_starts[line:]
    count = 0
    for start in starts:
        if tree.text[start : tree.line_end(start)].strip() or start == len(tree.text):
            break
        count += 1
    return count
