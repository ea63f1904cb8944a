"""The same edits made on the `ast` level: what a rewritten text must parse to."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from async_fixer.model import Edit, OffloadCall, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterable


class Offloader(ast.NodeTransformer):
    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        lines = text.splitlines(keepends=True)
        self.starts = [sum(map(len, lines[:count])) for count in range(len(lines) + 1)]
        self.edits = {(span_start(edit.span), span_end(edit.span)): edit for edit in edits}

    def visit(self, node: ast.AST) -> ast.AST:
        place = self._place(node)
        self.generic_visit(node)
        edit = self.edits.get(place)
        if not isinstance(edit, OffloadCall) or not isinstance(node, ast.expr):
            return node
        wrapper = ast.Name(edit.wrapper.rpartition(".")[2], ast.Load())
        if not edit.deferred and isinstance(node, ast.Call) and not takes_func(node):
            return ast.Await(ast.Call(wrapper, [node.func, *node.args], node.keywords))
        return ast.Await(ast.Call(wrapper, [ast.Lambda(no_parameters(), node)], []))

    def _place(self, node: ast.AST) -> tuple[int, int]:
        if not isinstance(node, ast.expr) or node.end_lineno is None or node.end_col_offset is None:
            return -1, -1
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[node.end_lineno - 1] + node.end_col_offset


def takes_func(call: ast.Call) -> bool:
    return any(keyword.arg in {None, "func"} for keyword in call.keywords)


def no_parameters() -> ast.arguments:
    return ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])


def expect(text: str, edits: Iterable[Edit]) -> list[str]:
    return dump_without_imports(Offloader(text, edits).visit(ast.parse(text)))


def dump_without_imports(tree: ast.AST) -> list[str]:
    assert isinstance(tree, ast.Module)
    return [ast.dump(statement) for statement in tree.body if not isinstance(statement, (ast.Import, ast.ImportFrom))]
