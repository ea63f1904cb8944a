"""Code that runs in worker threads in, what it hands back to the event loop out, as entry points."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.entry_points import Entry
from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.model import EntryPoint
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import Frame, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.analysis.graph import Graph
    from async_fixer.index.ir import Expr
    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step

_KIND: Final = "callback"
_IN_THREADS: Final = frozenset({"sync", "thread"})


def find_sent_back(program: Program, graph: Graph, entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield what threads send to the loop: those of `def` entry points, and those that loop code starts."""
    if not _is_spoken_of(program):
        return
    workers = [entry.frame for entry in entries if entry.point.sync == "worker" and entry.frame not in graph.steps]
    started = [step.target for steps in graph.steps.values() for step in steps if step.mode == "thread"]
    seen: set[Frame] = set()
    for step in _thread_steps(program, [*workers, *(frame for frame in started if frame is not None)]):
        target, sender = step.target, _sender(program, step)
        if target is not None and sender is not None and target not in seen and not program.is_stub(target):
            seen.add(target)
            yield Entry(_point(program, sender, target), target)


def _is_spoken_of(program: Program) -> bool:
    """Tell whether the project mentions anything that sends from threads."""
    names = {
        scope.name
        for key in program.imported_stubs()
        for number, scope in enumerate(program.index(key).scopes)
        if any(_sends(mark) for mark in program.engine.marks(Ref(key, number)))
    }
    return any(not names.isdisjoint(program.spoken(key)) for key in program.modules.project)


def _sends(mark: Mark) -> bool:
    return mark.name == "runs_on_loop" and bool(dict(mark.options).get("threadsafe"))


def _thread_steps(program: Program, frames: Iterable[Frame]) -> Iterator[Step]:
    """Yield all that threads run which start with one of these frames."""
    queue, seen = deque(frames), set[Frame]()
    while queue:
        frame = queue.popleft()
        if frame in seen or program.scope(frame.ref).is_async:
            continue
        seen.add(frame)
        for step in program.steps(frame):
            yield step
            if step.mode in _IN_THREADS and step.target is not None:
                queue.append(step.target)


def _sender(program: Program, step: Step) -> FunctionValue | None:
    """Return the library's function that hands a step's target to the application's loop; None: it does not."""
    call = step.expression
    if step.mode not in ("gather", "spawn") or not isinstance(call, ir.Call):
        return None
    receiver = (call.func.value,) if isinstance(call.func, ir.Attribute) else ()
    if any(_is_another_loop(program, step.at, part) for part in (*receiver, *call.args)):
        return None
    callees = program.engine.infer(step.at, call.func).items
    functions = [item for item in callees if isinstance(item, FunctionValue)]
    return next((item for item in functions if any(map(_sends, callee_marks(program.engine, item)))), None)


def _is_another_loop(program: Program, frame: Frame, expression: Expr) -> bool:
    """Tell whether an object may be a loop of its own: a library made it that did not need the running one for it."""
    held = program.engine.infer(frame, expression).items
    objects = [item for item in held if isinstance(item, Instance) and not program.engine.is_plain(item)]
    if not any(program.index(item.ref.module).is_stub for item in objects):
        return False
    return any(_is_made_apart(program, where, value) for where, value in _assigned(program, frame, expression))


def _assigned(program: Program, frame: Frame, expression: Expr) -> Iterator[tuple[Frame, Expr]]:
    """Yield what a name or attribute is assigned, wherever that is."""
    if isinstance(expression, ir.Name):
        where: Frame | None = frame
        while where is not None and expression.id not in program.engine.bindings(where.ref).names:
            where = where.closure
        where = where or Frame(Ref(frame.ref.module, 0))
        for binding in program.engine.bindings(where.ref).names.get(expression.id, ()):
            if binding.value is not None:
                yield where, binding.value
    if isinstance(expression, ir.Attribute):
        for owner in program.engine.infer(frame, expression.value).items:
            yield from _set_by_methods(program, owner, expression.attr) if isinstance(owner, Instance) else ()


def _set_by_methods(program: Program, owner: Instance, name: str) -> Iterator[tuple[Frame, Expr]]:
    for ancestor in program.engine.lineage(owner.ref, owner.arguments).ancestors:
        for method, binding in program.engine.assigned_attributes(ancestor.ref).get(name, ()):
            if binding.value is not None:
                yield program.frame(method), binding.value


def _is_made_apart(program: Program, frame: Frame, value: Expr) -> bool:
    if not isinstance(value, ir.Call):
        return False
    callees = [item for item in program.engine.infer(frame, value.func).items if isinstance(item, FunctionValue)]
    library = [item for item in callees if program.index(item.ref.module).is_stub]
    return any(all(mark.name != "needs_loop" for mark in program.engine.marks(item.ref)) for item in library)


def _point(program: Program, sender: FunctionValue, target: Frame) -> EntryPoint:
    scope = program.scope(target.ref)
    return EntryPoint(
        function=program.engine.dotted(target.ref),
        kind=_KIND,
        label=f"{_KIND} {scope.name}",
        sync="illegal" if scope.is_async else "loop",
        framework=program.index(sender.ref.module).name.partition(".")[0],
        place=place_of(program.index(target.ref.module), scope.span),
    )
