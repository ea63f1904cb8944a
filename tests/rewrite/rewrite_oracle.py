"""The same edits made on the `ast` level: what a rewritten text must parse to."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from rewrite_places import Places

from async_fixer.edits import Edit, OffloadCall, RemoveAwait
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterable


class Editor(ast.NodeTransformer):
    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self.places = Places(text)
        self.edits = {(span_start(edit.span), span_end(edit.span)): edit for edit in edits}

    def visit(self, node: ast.AST) -> ast.AST:
        edit = self.edits.get(self.places.find(node))
        self.generic_visit(node)
        if isinstance(edit, RemoveAwait) and isinstance(node, ast.Await):
            return node.value
        if not isinstance(edit, OffloadCall) or not isinstance(node, ast.expr):
            return node
        call = offload(node, edit)
        return call if edit.awaited else ast.Await(call)


def offload(node: ast.expr, edit: OffloadCall) -> ast.Call:
    wrapper = ast.Name(edit.wrapper.rpartition(".")[2], ast.Load())
    if not edit.deferred and isinstance(node, ast.Call) and not takes_func(node):
        return ast.Call(wrapper, [node.func, *node.args], node.keywords)
    return ast.Call(wrapper, [ast.Lambda(no_parameters(), node)], [])


def takes_func(call: ast.Call) -> bool:
    return any(keyword.arg in {None, "func"} for keyword in call.keywords)


def no_parameters() -> ast.arguments:
    return ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])


def expect(text: str, edits: Iterable[Edit]) -> list[str]:
    return dump_without_imports(Editor(text, edits).visit(ast.parse(text)))


def dump_without_imports(tree: ast.AST) -> list[str]:
    assert isinstance(tree, ast.Module)
    return [ast.dump(statement) for statement in tree.body if not isinstance(statement, (ast.Import, ast.ImportFrom))]
