"""Entry points in, the hooks out that a framework runs on the loop to read what they take and write their answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from async_fixer.analysis.entry_points import Entry
from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.model import EntryPoint
from async_fixer.program.arguments import free_parameters
from async_fixer.program.decorators import callee_marks
from async_fixer.program.described import classes_in, describe
from async_fixer.program.descriptors import read_targets
from async_fixer.program.hooks import hooks_of_type, hooks_of_values, is_made_already
from async_fixer.program.injection import marked_argument
from async_fixer.program.markers import find_marker_hooks, is_injected
from async_fixer.program.marks import Mark
from async_fixer.program.program import Program
from async_fixer.program.targets import hook_targets
from async_fixer.program.values import Frame, Instance, Ref, Values, one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.index.ir import Expr
    from async_fixer.program.hook import Hook

_VALIDATE: Final = "validate"
_SERIALIZE: Final = "serialize"
_KINDS: Final = {_VALIDATE: "validator", _SERIALIZE: "serializer"}


class _Exchange(Struct, frozen=True):
    """An entry point whose arguments and answer the framework converts."""

    program: Program
    entry: Entry
    mark: Mark
    outer: Frame
    """where the annotations are read"""


class _Run(NamedTuple):
    phase: str
    label: str
    frame: Frame


class _Answer(NamedTuple):
    """The type that an answer is said to be of."""

    frame: Frame
    annotation: Expr


def find_exchanged(program: Program, entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield an entry point for each function that converting requests and answers runs, once, whichever route it is."""
    seen: set[tuple[Frame, str]] = set()
    writes = _speaks_of(program, _SERIALIZE)
    for entry in entries:
        exchange = _find_exchange(program, entry)
        for run in () if exchange is None else _runs(exchange, writes=writes):
            if (run.frame, run.phase) not in seen and not program.is_stub(run.frame):
                seen.add((run.frame, run.phase))
                yield _entry(program, entry, run)


def _speaks_of(program: Program, kind: str) -> bool:
    """Tell whether the project mentions any library's name that brings hooks of a kind: most mention none."""
    marked: set[frozenset[str]] = set()
    for key in program.imported_stubs():
        scopes = program.index(key).scopes
        for number, scope in enumerate(scopes):
            for mark in program.engine.marks(Ref(key, number)):
                if mark.name == "hooks" and mark.value == kind:
                    name = scopes[scope.parent].name if scope.name == "__init__" else scope.name
                    keywords = {item.name for item in scope.parameters if item.kind == "keyword"}
                    marked.add(frozenset({name, *({mark.text("parameter").removesuffix("{}")} & keywords)}))
    return any(names <= program.spoken(key) for key in program.modules.project for names in marked)


def _find_exchange(program: Program, entry: Entry) -> _Exchange | None:
    if entry.registration is None or program.is_stub(entry.frame):
        return None
    marks = callee_marks(program.engine, entry.registration.callee)
    mark = next((mark for mark in marks if mark.name == "exchanges" and mark.value == entry.point.kind), None)
    return None if mark is None else _Exchange(program, entry, mark, program.engine.outer(entry.frame))


def _runs(exchange: _Exchange, *, writes: bool) -> Iterator[_Run]:
    yield from _hook_runs(exchange, _VALIDATE, _of_parameters(exchange))
    if exchange.mark.text("result"):
        answer = _answer(exchange)
        if writes:
            yield from _hook_runs(exchange, _SERIALIZE, _of_answer(exchange, answer))
        if answer is not None and exchange.program.scope(exchange.entry.frame.ref).is_async:
            yield from _checks(exchange, answer)


def _of_answer(exchange: _Exchange, answer: _Answer | None) -> Iterator[Hook]:
    """Yield the hooks that write an answer out: those of the type that is said, else of what is returned."""
    engine = exchange.program.engine
    if answer is not None:
        yield from hooks_of_type(engine, *answer, _SERIALIZE, _name(exchange))
    if answer is None or not engine.annotation(*answer).items:
        yield from hooks_of_values(engine, engine.returned(exchange.entry.frame), _SERIALIZE)


def _checks(exchange: _Exchange, answer: _Answer) -> Iterator[_Run]:
    """Yield what runs as the type that is said is made of what an async function returns."""
    engine = exchange.program.engine
    declared = engine.annotation(*answer)
    hooks = tuple(hooks_of_type(engine, *answer, _VALIDATE, _name(exchange)))
    if hooks or next(classes_in(engine, declared), None) is not None:
        returned = engine.returned(exchange.entry.frame)
        if not is_made_already(engine, returned, declared):
            yield from _hook_runs(exchange, _VALIDATE, hooks)
            yield from _reads(exchange, declared, returned)


def _of_parameters(exchange: _Exchange) -> Iterator[Hook]:
    """Yield the hooks of what is made of a request: of the parameters that nothing is injected into."""
    engine, entry = exchange.program.engine, exchange.entry
    scope = exchange.program.scope(entry.frame.ref)
    for parameter in free_parameters(scope, bound=entry.frame.receiver is not None):
        parts = [part for part in (parameter.annotation, parameter.default) if part is not None]
        if not any(is_injected(engine, exchange.outer, part) for part in parts):
            label = f"{scope.name}.{parameter.name}"
            if parameter.annotation is not None:
                yield from hooks_of_type(engine, exchange.outer, parameter.annotation, _VALIDATE, label)
            if isinstance(parameter.default, ir.Call):
                yield from find_marker_hooks(engine, exchange.outer, parameter.default, label, "")


def _answer(exchange: _Exchange) -> _Answer | None:
    """Return the type that is said of an answer; None where none is."""
    engine, entry = exchange.program.engine, exchange.entry
    registration, said = entry.registration, exchange.program.scope(entry.frame.ref).returns
    if registration is not None and isinstance(registration.expression, ir.Call):
        parameter = exchange.mark.text("result")
        given = marked_argument(engine, registration.expression, registration.callee, parameter)
        if given is not None:
            return None if isinstance(given, ir.Literal) else _Answer(registration.frame, given)
    return None if said is None else _Answer(exchange.outer, said)


def _reads(exchange: _Exchange, declared: Values, returned: Values) -> Iterator[_Run]:
    """Yield the properties that are read of an answer that is of another class than the one that is said."""
    engine = exchange.program.engine
    queue, seen = [(declared, returned)], set()
    while queue:
        wanted, held = queue.pop()
        for cls in classes_in(engine, wanted):
            fields = describe(engine, cls)
            for other in (part for part in classes_in(engine, held) if (cls, part) not in seen):
                seen.add((cls, other))
                value = Instance(other.ref, other.arguments)
                if is_made_already(engine, one(value), one(Instance(cls.ref, cls.arguments))):
                    continue
                for name in fields.fields:
                    yield from _read(exchange, value, name)
                queue += [(inner, engine.attribute(value, name)) for name, inner in fields.inner]


def _read(exchange: _Exchange, value: Instance, name: str) -> Iterator[_Run]:
    label = f"{exchange.program.scope(value.ref).name}.{name}"
    for frame in read_targets(exchange.program.engine, value, name):
        if exchange.program.scope(frame.ref).name == name:
            yield _Run(_VALIDATE, label, frame)


def _hook_runs(exchange: _Exchange, phase: str, hooks: Iterable[Hook]) -> Iterator[_Run]:
    for hook in hooks:
        for frame in hook_targets(exchange.program.engine, (hook,)):
            yield _Run(phase, hook.label, frame)


def _name(exchange: _Exchange) -> str:
    return exchange.program.scope(exchange.entry.frame.ref).name


def _entry(program: Program, entry: Entry, run: _Run) -> Entry:
    scope = program.scope(run.frame.ref)
    point = EntryPoint(
        function=program.engine.dotted(run.frame.ref),
        kind=_KINDS[run.phase],
        label=f"{_KINDS[run.phase]} {run.label}",
        sync="loop",
        framework=entry.point.framework,
        place=place_of(program.index(run.frame.ref.module), scope.span),
    )
    return Entry(point, run.frame)
