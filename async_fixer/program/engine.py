"""What the parts of the resolver ask of each other: the resolver itself implements it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from async_fixer.index.ir import Call, Comprehension, Expr, ModuleIndex, Parameter, Scope
    from async_fixer.program.bindings import Binding, Bindings
    from async_fixer.program.hook import Remembered
    from async_fixer.program.marks import Mark
    from async_fixer.program.records import AttributeSite, CallSite, Fill, Narrowing, Passed
    from async_fixer.program.values import (
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


class Engine(Protocol):
    """The questions that inference is made of."""

    roots: dict[tuple[int, int, str, Frame], Any]
    """whose object an expression denotes, by expression, depth, part and frame: what was found out is kept here"""
    hooks: Remembered

    def module(self, key: str) -> ModuleIndex:
        """Return the index of a module by its key."""

    def scope(self, ref: Ref) -> Scope:
        """Return a scope."""

    def bindings(self, ref: Ref) -> Bindings:
        """Return what a scope binds."""

    def marks(self, ref: Ref) -> tuple[Mark, ...]:
        """Return the marks of a stub's function or class; () for project code."""

    def find_module(self, dotted: str, importer: str) -> str | None:
        """Return the key of the module that `import dotted` finds in module `importer`."""

    def builtin(self, name: str) -> Values:
        """Return what a built-in name means."""

    def infer(self, frame: Frame, expression: Expr) -> Values:
        """Return what an expression holds."""

    def annotation(self, frame: Frame, expression: Expr) -> Values:
        """Return what something annotated like this holds."""

    def parse(self, text: str) -> Expr | None:
        """Return the expression that an annotation in quotes stands for, None where it is none."""

    def origin(self, frame: Frame, expression: Expr) -> str | None:
        """Return the dotted name of the definition that a name or attribute leads to through imports."""

    def dotted(self, ref: Ref) -> str:
        """Return the dotted name of a scope, module included."""

    def alias(self, frame: Frame, expression: Expr) -> tuple[Frame, Expr] | None:
        """Return what a name stands for that is bound to a type expression, with the frame to read it in."""

    def substituted(self, frame: Frame, variable: TypeVariable) -> Values:
        """Return what a type variable stands for in a frame."""

    def injected(self, frame: Frame, expression: Expr, annotation: Expr | None) -> Values | None:
        """Return what a framework puts into a parameter that has `expression` as default; None: it does not."""

    def attribute(self, value: Value, name: str) -> Values:
        """Return what an attribute of a value holds; properties are read."""

    def passed(self, frame: Frame, expression: Call) -> Passed:
        """Return the arguments of a call."""

    def call(self, frame: Frame, expression: Call, value: Value) -> Values:
        """Return what calling `value` as `expression` does gives."""

    def call_with(self, passed: Passed, value: Value) -> Values:
        """Return what calling `value` with these arguments gives."""

    def returned(self, frame: Frame) -> Values:
        """Return what a function returns, coroutines not awaited being beside the point."""

    def yielded(self, frame: Frame) -> Values:
        """Return what a generator function yields."""

    def awaited(self, value: Value) -> Values:
        """Return what awaiting a value gives."""

    def element(self, value: Value) -> Values:
        """Return what iterating over a value gives."""

    def entered(self, value: Value, *, is_async: bool) -> Values:
        """Return what `with value as x` puts into x."""

    def register(self, ref: Ref, expression: Comprehension) -> None:
        """Note the comprehension that a scope belongs to."""

    def comprehension(self, ref: Ref) -> Comprehension:
        """Return the comprehension that a scope belongs to."""

    def outer(self, frame: Frame) -> Frame:
        """Return the frame in which the decorators, defaults and annotations of a frame's scope are evaluated."""

    def class_closure(self, ref: Ref) -> Frame | None:
        """Return the closure of the methods of a class; None where it stands at module level."""

    def lineage(self, ref: Ref, arguments: tuple[Values, ...]) -> Lineage:
        """Return the method resolution order of a class."""

    def assigned_attributes(self, cls: Ref) -> dict[str, list[tuple[Ref, Binding]]]:
        """Return what the methods of a class assign to attributes of their first parameter."""

    def member(self, key: str, name: str) -> Values | None:
        """Return what a name holds in the global scope of a module; None where the module has no such name."""

    def follow(self, key: str, name: str) -> Definition | None:
        """Return where a module's name is defined, through imports and re-exports."""

    def global_writes(self, key: str, name: str) -> tuple[tuple[int, Binding], ...]:
        """Return the bindings of a module's name that functions make through `global`."""

    def nonlocal_writes(self, ref: Ref, name: str) -> tuple[tuple[int, Binding], ...]:
        """Return the bindings of a function's name that functions inside it make through `nonlocal`."""

    def find_relative(self, key: str, module: str, level: int) -> str | None:
        """Return the key of the module that `from ...module import` reads in module `key`."""

    def submodule(self, key: str, name: str) -> str | None:
        """Return the key of a package's submodule."""

    def builtins(self) -> str:
        """Return the key of the module of built-in names."""

    def narrowings(self, ref: Ref) -> Mapping[str, tuple[Narrowing, ...]]:
        """Return the tests in a scope that narrow what its names can hold, by name or dotted name."""

    def asked(self, ref: Ref) -> frozenset[str]:
        """Return the names of a function whose values decide what it runs."""

    def attribute_sites(self, name: str) -> tuple[AttributeSite, ...]:
        """Return the assignments to attributes of a name that no method makes to its own object."""

    def base_arguments(self, frame: Frame, method: Ref) -> tuple[tuple[str, Values], ...]:
        """Return the arguments that a constructor, run in `frame`, passes to the constructor `method` of a base."""

    def fill_name(self, frame: Frame, name: str, held: Values) -> Values:
        """Return what a name holds, with what is put later into a container that it is bound to."""

    def fill_attribute(self, cls: Ref, attribute: str, held: Values) -> Values:
        """Return what an attribute holds, with what is put later into a container that it is bound to."""

    def is_container(self, value: Instance) -> bool:
        """Tell whether a value is an object of a library's generic class."""

    def call_sites(self, name: str) -> tuple[CallSite, ...]:
        """Return where the project calls something of a name, or applies it as a decorator."""

    def fills(self, key: str, text: str) -> tuple[Fill, ...]:
        """Return what may fill a container in a module that is named like `text` there."""

    def plain_frame(self, ref: Ref) -> Frame:
        """Return the frame of a scope when nothing is known of who calls it."""

    def defined(self, frame: Frame, number: int) -> Values:
        """Return what a `def` or `class` statement puts into its name."""

    def parameter(self, frame: Frame, parameter: Parameter | None) -> Values:
        """Return what a parameter holds."""

    def provided(self, value: Value) -> Values:
        """Return what a framework gets that calls a function for its result."""

    def result(self, value: Value) -> Values:
        """Return what calling a value gives, whatever the arguments."""

    def runner(self, value: ClassValue | Instance) -> Ref:
        """Return the function that calling a class or an object runs: `__init__` or `__call__`, else itself."""

    def subclasses(self, ref: Ref) -> tuple[Ref, ...]:
        """Return the project's classes whose objects may stand for one of a class, itself apart."""

    def is_plain(self, value: Instance) -> bool:
        """Tell whether a value is a text, a number or the like: nothing that calls could be made through."""
