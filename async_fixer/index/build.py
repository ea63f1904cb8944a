"""The text of one file in, its ModuleIndex or the reason why there is none out. Never runs what it reads."""

from __future__ import annotations

import ast
import sys
import warnings
from functools import partial
from typing import Final

from async_fixer.index import definitions, expressions, nested, patterns, statements
from async_fixer.index.core import EXPRESSIONS, STATEMENTS, FileState, UnknownSyntaxError, block
from async_fixer.index.deep import run_deep
from async_fixer.index.ir import ModuleIndex, Scope
from async_fixer.index.remedies import LIMIT_REMEDY, UNKNOWN_REMEDY, remedy_of
from async_fixer.index.scopes import leave_scope
from async_fixer.model import Failure
from async_fixer.span import make_span

EXPRESSIONS.update(expressions.BUILDERS | nested.BUILDERS)
STATEMENTS.update(statements.BUILDERS | definitions.BUILDERS | patterns.BUILDERS)

_OVERFLOWS: Final = sys.version_info < (3, 11)
"""Python 3.10 does not count how deep a tree is: where a text could hold a very deep one, give it room at once."""
_LARGE: Final = 100_000


def build_index(  # noqa: PLR0913 - what a module is takes four words, and the last has a default
    path: str,
    text: str,
    root: str,
    name: str,
    is_package: bool,  # noqa: FBT001 - one of the four things that say which module it is
    *,
    is_stub: bool = False,
) -> ModuleIndex | Failure:
    """Return the index of the module `name` below the import root `root`, or why `text` has none.

    `path` is how the file is shown; `text` is decoded, newlines as on disk. Raises nothing for any text.
    """
    read = partial(_read_file, text)
    try:
        try:
            state = run_deep(read) if _OVERFLOWS and len(text) > _LARGE else read()
        except (RecursionError, MemoryError):
            state = run_deep(read)
    except SyntaxError as error:
        return Failure(path, error.lineno or 0, f"syntax error: {error.msg}", remedy_of(error, text), text)
    except UnknownSyntaxError as error:
        return Failure(path, 0, f"unknown kind of syntax: {error}", UNKNOWN_REMEDY, text)
    except ValueError as error:
        return Failure(path, 0, f"not Python source: {error}", remedy_of(SyntaxError(), text), text)
    except (RecursionError, MemoryError):
        return Failure(path, 0, "nested too deeply to be parsed", LIMIT_REMEDY, text)
    scopes = tuple([scope for scope in state.scopes if scope is not None])
    mentions = frozenset(state.mentions)
    return ModuleIndex(path, root, name, is_package, scopes, state.line_starts, mentions, is_stub)


def _read_file(text: str) -> FileState:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    state = FileState(text)
    body = block(tree.body, state)
    bindings = leave_scope(state.module, state)
    state.scopes[0] = Scope(
        "module", "", "", -1, make_span(0, len(text)), make_span(0, 0), body=body, bindings=bindings
    )
    return state
