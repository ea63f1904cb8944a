"""One `from module import ...` statement + names that come and go -> the splice, in the layout that it has."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import libcst as cst

from async_fixer.rewrite.import_order import member_key
from async_fixer.rewrite.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from async_fixer.rewrite.layout import Page
    from async_fixer.rewrite.names import ImportStatement
    from async_fixer.rewrite.tree import Tree


def change_names(
    tree: Tree,
    statement: ImportStatement,
    page: Page,
    added: Collection[str],
    dropped: Collection[cst.ImportAlias],
) -> tuple[Splice, ...]:
    """Return the splices that add names and drop aliases; at least one name remains."""
    aliases = read_aliases(statement)
    if _is_one_per_line(tree, statement, aliases):
        return _change_lines(tree, aliases, added, dropped)
    items = [tree.text[slice(*tree.spans[alias])] for alias in aliases if alias not in dropped]
    names = [alias.evaluated_name for alias in aliases if alias not in dropped]
    for name in sorted(added, key=member_key):
        at = _find_position(names, name)
        items.insert(at, name)
        names.insert(at, name)
    return (_write_items(tree, statement, page, items),)


def can_change(tree: Tree, statement: ImportStatement) -> bool:
    """Tell whether the names can be changed without losing a comment between them, and nobody forbids it."""
    aliases = read_aliases(statement)
    if not aliases:
        return False
    start, end = tree.spans[statement]
    if "# noqa" in tree.text[start : tree.line_end(end)].lower():
        return False
    return "#" not in tree.text[start:end] or _is_one_per_line(tree, statement, aliases)


def read_aliases(statement: ImportStatement) -> tuple[cst.ImportAlias, ...]:
    """Return what stands behind `import`; nothing for a star."""
    return () if isinstance(statement.names, cst.ImportStar) else tuple(statement.names)


def write_from(page: Page, module: str, items: Sequence[str]) -> str:
    """Return a new statement, one name a line when it is too long for one line."""
    flat = f"from {module} import {', '.join(items)}"
    return flat if page.fits(flat) else f"from {module} import {_write_block(page, items)}"


def _write_items(tree: Tree, statement: ImportStatement, page: Page, items: Sequence[str]) -> Splice:
    aliases = read_aliases(statement)
    start, end = tree.spans[aliases[0]][0], tree.spans[aliases[-1]][1]
    flat = ", ".join(items)
    before, after = tree.text[tree.line_start(start) : start], tree.text[end : tree.line_end(end)]
    if isinstance(statement, cst.Import) or page.fits(before.lstrip() + flat + after):
        return Splice(start, end, flat)
    if isinstance(statement.lpar, cst.LeftParen):
        start, end = tree.outer[statement.lpar][0], tree.spans[statement][1]
    return Splice(start, end, _write_block(page, items))


def _write_block(page: Page, items: Sequence[str]) -> str:
    lines = (f"{page.indent}{page.step}{item}," for item in items)
    return page.newline.join(["(", *lines, f"{page.indent})"])


def _is_one_per_line(tree: Tree, statement: ImportStatement, aliases: Sequence[cst.ImportAlias]) -> bool:
    lines = [tree.line(tree.spans[alias][0]) for alias in aliases]
    first, last = tree.spans[aliases[0]][0], tree.spans[statement][1] - 1
    opens = tree.text[tree.line_start(first) : first].strip() == ""
    return opens and all(one < other for one, other in pairwise((*lines, tree.line(last))))


def _change_lines(
    tree: Tree,
    aliases: Sequence[cst.ImportAlias],
    added: Collection[str],
    dropped: Collection[cst.ImportAlias],
) -> tuple[Splice, ...]:
    """Work on whole lines, so that each name keeps its comment."""
    ends = [tree.line_end(tree.spans[alias][1]) for alias in aliases]
    before = tree.line_start(tree.spans[aliases[0]][0]) - len(_newline_before(tree, aliases[0]))
    starts = [before, *ends[:-1]]
    gone = [Splice(starts[at], ends[at], "") for at, alias in enumerate(aliases) if alias in dropped]
    names = [alias.evaluated_name for alias in aliases]
    lead = _newline_before(tree, aliases[0]) + tree.indent(tree.spans[aliases[0]][0])
    new = [
        Splice(at, at, f"{lead}{name},")
        for name in sorted(added, key=member_key)
        for at in [(*starts, ends[-1])[_find_position(names, name)]]
    ]
    return (*_end_with_comma(tree, aliases, dropped, added), *_merge(new, gone))


def _merge(new: Sequence[Splice], gone: Sequence[Splice]) -> tuple[Splice, ...]:
    """Join what is inserted where lines are taken away, in order."""
    inserted: dict[int, str] = {}
    for splice in new:
        inserted[splice.start] = inserted.get(splice.start, "") + splice.text
    taken = tuple(Splice(one.start, one.end, inserted.pop(one.start, "")) for one in gone)
    return (*taken, *(Splice(at, at, text) for at, text in inserted.items()))


def _end_with_comma(
    tree: Tree,
    aliases: Sequence[cst.ImportAlias],
    dropped: Collection[cst.ImportAlias],
    added: Collection[str],
) -> tuple[Splice, ...]:
    last = aliases[-1]
    end = tree.spans[last][1]
    bare = not isinstance(last.comma, cst.Comma)
    return (Splice(end, end, ","),) if bare and added and last not in dropped else ()


def _find_position(names: Sequence[str], name: str) -> int:
    """Return where a name goes among sorted ones; behind the last when they are in no order."""
    keys = [member_key(one) for one in names]
    if keys != sorted(keys):
        return len(names)
    return sum(key < member_key(name) for key in keys)


def _newline_before(tree: Tree, alias: cst.ImportAlias) -> str:
    start = tree.line_start(tree.spans[alias][0])
    return "\r\n" if tree.text[start - 2 : start] == "\r\n" else tree.text[start - 1 : start]
