"""Where the nodes of `ast` stand in a text."""

from __future__ import annotations

import ast
import re


class Places:
    def __init__(self, text: str) -> None:
        self.lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
        self.starts = [sum(map(len, self.lines[:count])) for count in range(len(self.lines) + 1)]

    def find(self, node: ast.AST) -> tuple[int, int]:
        """Return the offsets of a node, -1 and -1 for one that has none."""
        if not isinstance(node, (ast.stmt, ast.expr)) or node.end_lineno is None or node.end_col_offset is None:
            return -1, -1
        return self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)

    def _offset(self, line: int, column: int) -> int:
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())
