"""A program in, the functions that frameworks call out: what the marks `registers` and `injects` lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.analysis.helpers import find_by_helpers
from async_fixer.analysis.labels import label_of
from async_fixer.analysis.overriding import find_overriding
from async_fixer.analysis.registration import Registration
from async_fixer.analysis.registrations import find_registered
from async_fixer.analysis.runs import find_runs
from async_fixer.analysis.search import Search
from async_fixer.analysis.wrapping import find_wrapping
from async_fixer.index.positions import place_of
from async_fixer.model import EntryPoint
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, Ref, Value
from async_fixer.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.registration import Registered
    from async_fixer.analysis.runs import Run
    from async_fixer.program.program import Program

_LOOKED_THROUGH = ("module", "class", "function", "lambda")


class Entry(Struct, frozen=True):
    """An entry point and the frame in which the framework runs it."""

    point: EntryPoint
    frame: Frame
    registered: tuple[str, Span] | None = None
    """module and span of the name that is given away to register it; None: a decorator or an override does"""
    registration: Registration | None = None
    """None: it belongs to what is made of what is registered, or to what an entry point exchanges"""


def find_entry_points(program: Program) -> tuple[Entry, ...]:
    """Return every entry point of the project's modules, in order of file and of what registers it."""
    return tuple(entry for found in _find_registered(Search(program)) for entry in _entries(program, found))


def _find_registered(search: Search) -> Iterator[Registered]:
    for key in search.program.modules.project:
        for number, scope in enumerate(search.program.index(key).scopes):
            if scope.kind == "function":
                yield from find_overriding(search, Ref(key, number))
            if scope.kind in _LOOKED_THROUGH:
                yield from find_registered(search, search.program.frame(Ref(key, number)))
    yield from find_by_helpers(search)
    yield from find_wrapping(search)


def _entries(program: Program, found: Registered) -> Iterator[Entry]:
    registration = None if found.registration.mark.text("method") else found.registration
    for run in find_runs(program.engine, found.registration.mark, found.value, found.passed):
        if not program.is_stub(run.frame):  # the library's own
            yield Entry(_point(program, found, run), run.frame, found.named, registration)


def _point(program: Program, found: Registered, run: Run) -> EntryPoint:
    registration, ref = found.registration, run.frame.ref
    kind = registration.mark.value
    of_object = bool(registration.mark.text("method")) or program.scope(ref).name == "__init__"
    label = found.label or label_of(program, registration) or _name_of(program, ref, of_object=of_object)
    return EntryPoint(
        function=program.engine.dotted(ref),
        kind=kind,
        label=label if kind == "route" or kind in label.lower() else f"{kind} {label}",
        sync=run.sync,  # type: ignore[arg-type] # the stubs' tests check it
        framework=_framework(program, registration.callee),
        place=place_of(program.index(ref.module), program.scope(ref).span),
        once=bool(dict(registration.mark.options).get("once")),
    )


def _name_of(program: Program, ref: Ref, *, of_object: bool) -> str:
    """Return the name of a function; of a method that belongs to an object made for it, that of the class."""
    scope = program.scope(ref)
    parent = program.scope(Ref(ref.module, scope.parent))
    return parent.name if of_object and parent.kind == "class" else scope.name


def _framework(program: Program, callee: Value) -> str:
    """Return the import name of the library whose stub the registration is marked in."""
    match callee:
        case FunctionValue(ref=ref) | ClassValue(ref=ref) | Instance(ref=ref):
            return program.index(ref.module).name.partition(".")[0]
        case _:
            return ""
