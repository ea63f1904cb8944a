"""Text -> what the running Python has against it, before or after it is rewritten; nothing is ever run."""

from __future__ import annotations

import ast
import warnings
from typing import Final

_MOST_OPERANDS: Final = 1000
"""libcst nests `a and b and c`, and exhausts the stack of the process where a chain is too long"""


def find_parse_fault(text: str) -> str:
    """Return why libcst must not see the text, "" when it may: Python refuses it, or it is nested too deeply."""
    tree, fault = _compile(text, ast.PyCF_ONLY_AST)
    if fault or not isinstance(tree, ast.Module) or text.count(" and ") + text.count(" or ") < _MOST_OPERANDS:
        return fault
    chains = (node for node in ast.walk(tree) if isinstance(node, ast.BoolOp))
    return "the file is nested too deeply" if any(len(chain.values) > _MOST_OPERANDS for chain in chains) else ""


def find_compile_fault(text: str) -> str:
    """Return why the text does not compile, "" when it does."""
    return _compile(text, 0)[1]


def _compile(text: str, flags: int) -> tuple[object, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return compile(text, "<text>", "exec", flags, dont_inherit=True), ""
        except SyntaxError as error:
            return None, error.msg
        except (RecursionError, MemoryError):
            return None, "the file is nested too deeply"
        except ValueError as error:
            return None, str(error)
