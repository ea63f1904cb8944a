"""Scopes, and the record of a whole file that holds them."""

from __future__ import annotations

from typing import Literal as Choice

from msgspec import Struct

from async_fixer.index.ir.expressions import Expr, Keyword
from async_fixer.index.ir.statements import Stmt


class Parameter(Struct, frozen=True, gc=False, array_like=True):
    """One parameter of a function or lambda."""

    name: str
    kind: Choice["positional", "plain", "star", "keyword", "double_star"]
    annotation: Expr | None
    default: Expr | None


class Scope(Struct, frozen=True, gc=False, array_like=True):
    """A module, class, function, lambda or comprehension; scope 0 is the module."""

    kind: Choice["module", "class", "function", "lambda", "comprehension"]
    name: str
    qualname: str
    """dotted within the module; "" for the module, `outer.<locals>.inner` as Python spells it"""
    parent: int
    """index of the enclosing scope, -1 for the module"""
    span: int
    """from `async`, `def` or `class` on, without decorators, to the end of the body"""
    name_span: int
    is_async: bool = False
    is_generator: bool = False
    """it has a `yield` of its own"""
    decorators: tuple[Expr, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    returns: Expr | None = None
    bases: tuple[Expr, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    """of a class header: `metaclass=...`"""
    type_parameters: tuple[str, ...] = ()
    body: tuple[Stmt, ...] = ()
    """a lambda's body is one Return; a comprehension's is empty (its parts are in the Comprehension)"""
    bindings: tuple[str, ...] = ()
    """names that this scope binds, parameters included, without global and nonlocal ones"""


class ModuleIndex(Struct, frozen=True, gc=False):
    """One file: what it defines, says and mentions."""

    path: str
    """as in SourceFile.path, or the stub's path within the stubs"""
    root: str
    """import root: the folder that would be on sys.path"""
    name: str
    """dotted name below the root"""
    is_package: bool
    scopes: tuple[Scope, ...]
    line_starts: tuple[int, ...]
    """offset of the first character of each line"""
    mentions: frozenset[str]
    """every identifier that occurs: names, attributes, keywords, imported names, dotted parts of string literals"""
    is_stub: bool = False
