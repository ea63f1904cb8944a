"""A program and a function in, every place out that refers to it, or that may."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, header_expressions, walk_expression, walk_statements
from async_fixer.model import Span
from async_fixer.program.names import find_definition
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, ModuleValue, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.values import Value

_DYNAMIC: Final = "getattr()"
_DOTTED: Final = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)+")


class Use(Struct, frozen=True):
    """A place that refers to a function by name. `certain` is False where only the name speaks for it."""

    module: str
    span: Span
    certain: bool
    awaited: bool = False
    """what calling it gives is awaited right there"""
    called_in: Ref | None = None
    """the function that calls it there; None where it is used as a value"""


class _Site(Struct, frozen=True):
    ref: Ref
    expression: ir.Expr
    call: ir.Call | None
    """a text that is an argument of a call: the call"""
    awaited: bool = False
    called: bool = False


class Uses:
    """Answers who refers to a function; every file is gone through once, when a name in it is asked for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._sites: dict[str, dict[str, list[_Site]]] = {}
        self._modules: dict[str, list[str]] | None = None

    def of(self, ref: Ref) -> Iterator[Use]:
        """Yield every use of the function `ref` in the project, its own definition and imports of it apart."""
        name = self._program.scope(ref).name
        for key in self._mentioning(name):
            for site in self._of_module(key).get(name, ()):
                use = self._judge(ref, site)
                if use is not None:
                    yield replace(use, awaited=site.awaited, called_in=site.ref if site.called else None)
        for key in self._mentioning("getattr"):
            for site in self._of_module(key).get(_DYNAMIC, ()):
                if site.call is not None and self._may_find(ref, site.ref, site.call):
                    yield Use(key, site.expression.span, certain=False)

    def _may_find(self, ref: Ref, where: Ref, call: ir.Call) -> bool:
        """Tell whether a look-up by a name that is made at run time may find the function."""
        held = self._program.engine.infer(self._program.frame(where), call.args[0]).items
        return any(self._may_own(item, ref) for item in held)

    def _mentioning(self, name: str) -> list[str]:
        if self._modules is None:
            self._modules = defaultdict(list)
            for key in self._program.modules.project:
                for mention in self._program.spoken(key):
                    self._modules[mention].append(key)
        return self._modules.get(name, [])

    def _of_module(self, key: str) -> dict[str, list[_Site]]:
        if key not in self._sites:
            found: dict[str, list[_Site]] = defaultdict(list)
            for name, site in _find_sites(self._program, key):
                found[name].append(site)
            self._sites[key] = found
        return self._sites[key]

    def _judge(self, ref: Ref, site: _Site) -> Use | None:
        frame = self._program.frame(site.ref)
        match site.expression:
            case ir.Name():
                certain = _names(self._program, frame, site.expression, ref)
            case ir.Attribute():
                return self._judge_attribute(ref, frame, site.expression)
            case _:
                return self._judge_text(ref, frame, site)
        return Use(site.ref.module, site.expression.span, certain=True) if certain else None

    def _judge_attribute(self, ref: Ref, frame: Frame, expression: ir.Attribute) -> Use | None:
        held = self._program.engine.infer(frame, expression.value)
        if any(self._may_own(item, ref) for item in held.items):
            return Use(frame.ref.module, expression.span, certain=True)
        is_method = self._program.scope(Ref(ref.module, self._program.scope(ref).parent)).kind == "class"
        unseen = is_method and not held.items and not held.complete
        return Use(frame.ref.module, expression.span, certain=False) if unseen else None

    def _may_own(self, item: Value, ref: Ref) -> bool:
        """Tell whether the attribute of `item` by the function's name may be the function."""
        parent = Ref(ref.module, self._program.scope(ref).parent)
        match item:
            case ModuleValue(module=module):
                definition = _follow(self._program, module, self._program.scope(ref).name)
                return definition == ref
            case Instance(ref=cls, arguments=arguments) | ClassValue(ref=cls, arguments=arguments):
                owners = {ancestor.ref for ancestor in self._program.engine.lineage(cls, arguments).ancestors}
                below = {ancestor.ref for ancestor in self._program.engine.lineage(parent, ()).ancestors}
                return parent in owners or cls in below
            case _:
                return False

    def _judge_text(self, ref: Ref, frame: Frame, site: _Site) -> Use | None:
        text = site.expression.value if isinstance(site.expression, ir.Literal) else ""
        if _DOTTED.fullmatch(str(text)):
            return Use(frame.ref.module, site.expression.span, certain=True)
        if site.call is None or len(site.call.args) < 2 or site.call.args[1] is not site.expression:  # noqa: PLR2004
            return None
        held = self._program.engine.infer(frame, site.call.args[0]).items
        if not held or any(self._may_own(item, ref) for item in held):
            return Use(frame.ref.module, site.expression.span, certain=bool(held))
        return None


def _follow(program: Program, module: str, name: str) -> Ref | None:
    definition = find_definition(program.engine, Frame(Ref(module, 0)), ir.Name(0, name))
    if definition is None:
        return None
    bindings = program.engine.bindings(Ref(definition.module, 0)).names.get(definition.name, ())
    return next((Ref(definition.module, item.scope) for item in bindings if item.kind == "define"), None)


def _names(program: Program, frame: Frame, expression: ir.Name, ref: Ref) -> bool:
    """Tell whether a name, read in `frame`, is bound by the definition of `ref`, directly or through imports."""
    where: Frame | None = frame
    while where is not None and where.ref.scope:
        bindings = program.engine.bindings(where.ref).names.get(expression.id, ())
        if bindings:
            if any(binding.kind == "define" and Ref(where.ref.module, binding.scope) == ref for binding in bindings):
                return True
            held = program.engine.infer(frame, expression).items
            return any(isinstance(item, FunctionValue) and item.ref == ref for item in held)
        where = where.closure
    definition = find_definition(program.engine, Frame(Ref(frame.ref.module, 0)), expression)
    if definition is None or definition.module != ref.module or definition.name != program.scope(ref).name:
        return False
    defined = program.engine.bindings(Ref(ref.module, 0)).names.get(definition.name, ())
    return any(binding.scope == ref.scope for binding in defined)


def _find_sites(program: Program, key: str) -> Iterator[tuple[str, _Site]]:
    aliases = program.import_aliases(key)
    for number, scope in enumerate(program.index(key).scopes):
        ref = Ref(key, number)
        for statement in walk_statements(scope.body):
            for expression in expressions_of(statement):
                yield from _sites_in(ref, expression, aliases)
        if number:
            outer = Ref(key, scope.parent)
            for expression in header_expressions(scope):
                yield from _sites_in(outer, expression, aliases)


def _sites_in(ref: Ref, expression: ir.Expr, aliases: dict[str, frozenset[str]]) -> Iterator[tuple[str, _Site]]:
    calls: dict[int, ir.Call] = {}
    awaited: set[int] = set()
    called: set[int] = set()
    for part in walk_expression(expression):
        match part:
            case ir.Await(value=ir.Call(func=func)):
                awaited.add(id(func))
            case ir.Call(func=func, args=args):
                calls.update((id(argument), part) for argument in args)
                called.add(id(func))
                if isinstance(func, ir.Name) and func.id == "getattr" and _is_dynamic(args):
                    yield _DYNAMIC, _Site(ref, part, part)
            case ir.Name(id=name):
                for meant in aliases.get(name, frozenset()) | {name}:
                    yield meant, _Site(ref, part, None, id(part) in awaited, id(part) in called)
            case ir.Attribute(attr=name):
                yield name, _Site(ref, part, None, id(part) in awaited, id(part) in called)
            case ir.Literal(kind="str", value=str() as text):
                last = text.rpartition(".")[2]
                if last.isidentifier():
                    yield last, _Site(ref, part, calls.get(id(part)))
            case _:
                continue


def _is_dynamic(args: tuple[ir.Expr, ...]) -> bool:
    return len(args) > 1 and not isinstance(args[1], ir.Literal)
