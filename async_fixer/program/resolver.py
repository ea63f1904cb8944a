"""Modules in, answers out: what a name, an expression, a call means. Answers are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from async_fixer.index import ir
from async_fixer.index.build import build_index
from async_fixer.model import Failure
from async_fixer.program import (
    assigned,
    decorators,
    filled,
    frames,
    functions,
    hierarchy,
    injection,
    iteration,
    member,
    names,
    results,
    targets,
)
from async_fixer.program.annotations import read_annotation
from async_fixer.program.descendants import Descendants
from async_fixer.program.inferred import Inferred
from async_fixer.program.passing import read_passed
from async_fixer.program.values import (
    UNKNOWN,
    Ancestor,
    ClassValue,
    Definition,
    Frame,
    Instance,
    Lineage,
    Ref,
    TypeVariable,
    Value,
    Values,
)

if TYPE_CHECKING:
    from async_fixer.index.ir import Call, Expr, Parameter
    from async_fixer.program.bindings import Binding
    from async_fixer.program.modules import Modules
    from async_fixer.program.records import Passed

_PLAIN: Final = frozenset({"str", "bytes", "int", "float", "bool", "complex", "bytearray"})


BUILTINS: Final = "builtins"


class Resolver(Inferred):
    """Implements `engine.Engine` over a table of modules; every answer is computed once."""

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self._descendants = Descendants(self, modules.project)
        self._frames: dict[Ref, Frame] = {}
        self._annotated: dict[tuple[int, Frame], Values] = {}
        self._filled: dict[tuple[Frame, str, Values], Values] = {}
        self._containers: dict[Ref, bool] = {}
        self._members: dict[tuple[str, str], Values | None] = {}
        self._followed: dict[tuple[str, str], Definition | None] = {}
        self._parsed: dict[str, Expr | None] = {}
        self._builtin: dict[str, Values] = {}
        self._returned: dict[Frame, Values] = {}
        self._yielded: dict[Frame, Values] = {}
        self.roots: dict[tuple[int, int, str, Frame], Any] = {}
        self._lineages: dict[tuple[Ref, tuple[Values, ...]], Lineage] = {}
        self._assigned: dict[Ref, dict[str, list[tuple[Ref, Binding]]]] = {}

    def builtins(self) -> str:
        """Return the key of the module of built-in names."""
        key = self.modules.find(BUILTINS, "stub:")
        if key is None:
            raise AssertionError(BUILTINS)
        return key

    def builtin(self, name: str) -> Values:
        """Return what a built-in name means."""
        if name not in self._builtin:
            self._builtin[name] = names.module_member(self, self.builtins(), name) or UNKNOWN
        return self._builtin[name]

    def member(self, key: str, name: str) -> Values | None:
        """Return what a name holds in a module's global scope; unknown while that is being asked."""
        question = (key, name)
        if question not in self._members:
            self._members[question] = UNKNOWN
            self._members[question] = names.read_member(self, key, name)
        return self._members[question]

    def follow(self, key: str, name: str) -> Definition | None:
        """Return where a module's name is defined, through imports; None while that is being asked."""
        question = (key, name)
        if question not in self._followed:
            self._followed[question] = None
            self._followed[question] = names.find_in_module(self, key, name)
        return self._followed[question]

    def origin(self, frame: Frame, expression: Expr) -> str | None:
        """Return the dotted name of the definition that a name or attribute leads to through imports."""
        found = names.find_definition(self, frame, expression)
        return None if found is None else f"{self.modules[found.module].name}.{found.name}"

    def alias(self, frame: Frame, expression: Expr) -> tuple[Frame, Expr] | None:
        """Return what a name stands for that is bound to a type expression, with the frame to read it in."""
        found = names.find_definition(self, frame, expression)
        if found is None or not found.name:
            return None
        binding = self.bindings(Ref(found.module, 0)).names[found.name][-1]
        home = names.module_frame(found.module)
        value = names.type_expression(self, home, binding)
        return None if value is None else (home, value)

    def parse(self, text: str) -> Expr | None:
        """Return the expression that an annotation in quotes stands for, None where it is none."""
        if text not in self._parsed:
            index = build_index("", text.strip(), "", "", is_package=False)
            body = () if isinstance(index, Failure) else index.scopes[0].body
            single = body[0] if len(body) == 1 else None
            self._parsed[text] = single.value if isinstance(single, ir.Expression) else None
        return self._parsed[text]

    def annotation(self, frame: Frame, expression: Expr) -> Values:
        """Return what something annotated like this holds."""
        key = (id(expression), frame)
        found = self._annotated.get(key)
        if found is None:
            self._annotated[key] = UNKNOWN
            found = self._annotated[key] = read_annotation(self, frame, expression)
        return found

    def substituted(self, frame: Frame, variable: TypeVariable) -> Values:
        """Return what a type variable stands for in a frame: of the receiver's class, then of the function."""
        return hierarchy.substitute(self, frame, variable)

    def injected(self, frame: Frame, expression: Expr, annotation: Expr | None) -> Values | None:
        """Return what a framework puts into a parameter that has `expression` as default; None: it does not."""
        return injection.read_injected(self, frame, expression, annotation)

    def lineage(self, ref: Ref, arguments: tuple[Values, ...]) -> Lineage:
        """Return the method resolution order of a class; its own only, while its bases are being found."""
        key = (ref, arguments)
        if key not in self._lineages:
            self._lineages[key] = Lineage((Ancestor(ref, arguments),), complete=False)
            self._lineages[key] = hierarchy.find_lineage(self, ref, arguments)
        return self._lineages[key]

    def assigned_attributes(self, cls: Ref) -> dict[str, list[tuple[Ref, Binding]]]:
        """Return what the methods of a class assign to attributes of their first parameter."""
        if cls not in self._assigned:
            self._assigned[cls] = assigned.find_self_assignments(self, cls)
        return self._assigned[cls]

    def fill_name(self, frame: Frame, name: str, held: Values) -> Values:
        """Return what a name holds, with what is put later into a container that it is bound to."""
        if not held.items or not self.fills(frame.ref.module, name):
            return held
        question = (frame, name, held)
        if question not in self._filled:
            self._filled[question] = held
            self._filled[question] = filled.fill_name(self, frame, name, held)
        return self._filled[question]

    def fill_attribute(self, cls: Ref, attribute: str, held: Values) -> Values:
        """Return what an attribute holds, with what is put later into a container that it is bound to."""
        return filled.fill_attribute(self, cls, attribute, held)

    def is_container(self, value: Instance) -> bool:
        """Tell whether a value is an object of a library's generic class."""
        if value.ref not in self._containers:
            stub = self.module(value.ref.module).is_stub
            self._containers[value.ref] = stub and bool(hierarchy.type_parameters(self, value.ref))
        return self._containers[value.ref]

    def plain_frame(self, ref: Ref) -> Frame:
        """Return the frame of a scope when nothing is known of who calls it."""
        if ref not in self._frames:
            self._frames[ref] = frames.plain_frame(self, ref)
        return self._frames[ref]

    def base_arguments(self, frame: Frame, method: Ref) -> tuple[tuple[str, Values], ...]:
        """Return the arguments that a constructor, run in `frame`, passes to the constructor `method` of a base."""
        return targets.base_arguments(self, frame, method)

    def defined(self, frame: Frame, number: int) -> Values:
        """Return what a `def` or `class` statement puts into its name."""
        return decorators.define(self, frame, number)

    def parameter(self, frame: Frame, parameter: Parameter | None) -> Values:
        """Return what a parameter holds."""
        return functions.read_parameter(self, frame, parameter)

    def passed(self, frame: Frame, expression: Call) -> Passed:
        """Return the arguments of a call."""
        key = (id(expression), frame)
        if key not in self._passed:
            self._passed[key] = read_passed(self, frame, expression)
        return self._passed[key]

    def call(self, frame: Frame, expression: Call, value: Value) -> Values:
        """Return what calling `value` as `expression` does gives."""
        return results.call_value(self, self.passed(frame, expression), value)

    def call_with(self, passed: Passed, value: Value) -> Values:
        """Return what calling `value` with these arguments gives."""
        return results.call_value(self, passed, value)

    def result(self, value: Value) -> Values:
        """Return what calling a value gives, whatever the arguments."""
        return results.call_value(self, None, value)

    def returned(self, frame: Frame) -> Values:
        """Return what a function returns; unknown while that is being asked."""
        if frame not in self._returned:
            self._returned[frame] = UNKNOWN
            self._returned[frame] = functions.read_returned(self, frame)
        return self._returned[frame]

    def yielded(self, frame: Frame) -> Values:
        """Return what a generator function yields."""
        if frame not in self._yielded:
            self._yielded[frame] = UNKNOWN
            self._yielded[frame] = functions.read_yielded(self, frame)
        return self._yielded[frame]

    def awaited(self, value: Value) -> Values:
        """Return what awaiting a value gives."""
        return results.await_value(self, value)

    def element(self, value: Value) -> Values:
        """Return what iterating over a value gives."""
        return iteration.iterate_value(self, value)

    def entered(self, value: Value, *, is_async: bool) -> Values:
        """Return what `with value as x` puts into x."""
        return results.enter_value(self, value, is_async=is_async)

    def provided(self, value: Value) -> Values:
        """Return what a framework gets that calls a function for its result."""
        return results.provided_by(self, value)

    def runner(self, value: ClassValue | Instance) -> Ref:
        """Return the function that calling a class or an object runs: `__init__` or `__call__`, else itself."""
        name = "__init__" if isinstance(value, ClassValue) else "__call__"
        found = member.find_member(self, self.lineage(value.ref, value.arguments).ancestors, name)
        if found is None or found.binding.kind != "define":
            return value.ref
        return Ref(found.owner.ref.module, found.binding.scope)

    def subclasses(self, ref: Ref) -> tuple[Ref, ...]:
        """Return the project's classes whose objects may stand for one of a class, itself apart."""
        return self._descendants.of(ref)

    def implementing(self, ref: Ref) -> tuple[Ref, ...]:
        """Return the classes that have all the methods of a protocol, those of tests included; () for other classes."""
        return self._descendants.implementing(ref)

    def all_subclasses(self, ref: Ref) -> tuple[Ref, ...]:
        """Return every class of the project below a class, those of its tests included."""
        return self._descendants.nominal(ref)

    def is_plain(self, value: Instance) -> bool:
        """Tell whether a value is a text, a number or the like: nothing that calls could be made through."""
        index = self.modules[value.ref.module]
        return index.is_stub and index.name == BUILTINS and self.scope(value.ref).name in _PLAIN
