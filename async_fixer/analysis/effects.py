"""A graph in, the facts of every frame out, each with its shortest witness."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.analysis.facts import CLOSURE, LOCAL, PARAMETER, Fact, Witness
from async_fixer.analysis.handed import find_handed
from async_fixer.analysis.holding import Holding
from async_fixer.analysis.made_again import find_made_again
from async_fixer.analysis.once import is_first_time
from async_fixer.analysis.primitives import is_follow_up, own_facts, step_facts
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from async_fixer.analysis.graph import Graph
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame, Ref
    from async_fixer.span import Span

Facts = dict["Fact", "Witness"]


class Effects:
    """The facts of frames, solved over one graph."""

    def __init__(self, program: Program, graph: Graph) -> None:
        self._program = program
        self._graph = graph
        self.holding = Holding(program)
        self._facts: dict[Frame, Facts] = {}
        self._own: dict[Frame, tuple[tuple[Fact, Span], ...]] = {}
        self._queue: deque[tuple[Frame, Fact]] = deque()
        for follow_ups in (False, True):  # what only ends a wait is the witness where nothing else is one
            self._seed(follow_ups=follow_ups)
            self._spread()

    def of(self, frame: Frame) -> Facts:
        """Return the facts of a frame; {} where it has no effect that we know."""
        return self._facts.get(frame, {})

    def own(self, frame: Frame) -> tuple[tuple[Fact, Span], ...]:
        """Return the facts that the statements of a frame bring by themselves, with every place that does."""
        return self._own.get(frame, ())

    def of_step(self, frame: Frame, step: Step) -> Facts:
        """Return the facts that one step brings to `frame`, with its witnesses."""
        facts = {fact: Witness(step, step.expression.span, None, None, 1) for fact in step_facts(self._program, step)}
        if step.target is None:
            return facts
        for fact, witness in self.of(step.target).items():
            passed = self._pass_up(frame, step, fact)
            if passed is not None and passed not in facts:
                facts[passed] = Witness(step, step.expression.span, step.target, fact, witness.distance + 1)
            for made in find_made_again(self._program, step, fact):
                facts.setdefault(made, Witness(step, step.expression.span, None, None, 1))
        return facts

    def _seed(self, *, follow_ups: bool) -> None:
        """Note the facts that need no other: a frame's own statements, the marks of what it runs."""
        for frame, steps in self._graph.steps.items():
            if frame not in self._own:
                self._own[frame] = tuple(own_facts(self._program, frame, self.holding))
                for fact, span in self._own[frame]:
                    self._note(frame, fact, Witness(None, span, None, None, 0))
            for step in steps:
                if step.mode in ("sync", "await") and is_follow_up(self._program, step) == follow_ups:
                    for fact in step_facts(self._program, step):
                        self._note(frame, fact, Witness(step, step.expression.span, None, None, 1))

    def _spread(self) -> None:
        """Pass facts up to the callers, breadth first: the first witness of a fact is a shortest one."""
        while self._queue:
            frame, fact = self._queue.popleft()
            distance = self._facts[frame][fact].distance
            for caller, step in self._graph.callers[frame]:
                passed = self._pass_up(caller, step, fact)
                if passed is not None:
                    self._note(caller, passed, Witness(step, step.expression.span, frame, fact, distance + 1))
                for made in find_made_again(self._program, step, fact):
                    self._note(caller, made, Witness(step, step.expression.span, None, None, 1))

    def _note(self, frame: Frame, fact: Fact, witness: Witness) -> None:
        if fact.effect == "frame_bound" and is_handled(self._program.scope(frame.ref).body, witness.span):
            return  # the exception that it reads is this function's own
        if fact.severity == "severe" and self._is_first_time(frame, witness.span):
            fact = replace(fact, severity="mild")
        facts = self._facts.setdefault(frame, {})
        if fact not in facts:
            facts[fact] = witness
            self._queue.append((frame, fact))

    def _is_first_time(self, frame: Frame, span: Span) -> bool:
        names = self._program.engine.bindings(frame.ref).global_names
        own = frozenset(name for name in names if self._is_set_here_only(frame, name))
        return is_first_time(self._program.scope(frame.ref).body, own, span)

    def _is_set_here_only(self, frame: Frame, name: str) -> bool:
        """Tell whether no other function sets a global: one that did might unset it again."""
        writes = self._program.engine.global_writes(frame.ref.module, name)
        return all(scope == frame.ref.scope for scope, _ in writes)

    def _pass_up(self, caller: Frame, step: Step, fact: Fact) -> Fact | None:
        """Return a callee's fact as the caller's: what it says of a parameter becomes what it says of the argument."""
        if fact.severity == "severe" and step.target is not None and self._program.runs_once(step.target.ref):
            fact = replace(fact, severity="mild")
        if not fact.root.startswith(PARAMETER):
            return _out_of_closure(self._program, caller, step, fact)
        held = find_handed(self._program, step, fact.root.removeprefix(PARAMETER), fact.path)
        return None if held.root == LOCAL else replace(fact, root=held.root, path=held.path)


def _out_of_closure(program: Program, caller: Frame, step: Step, fact: Fact) -> Fact | None:
    """Return what is said of a closure's variable as what is said of what its owner holds in it."""
    if not fact.root.startswith(CLOSURE) or step.target is None:
        return fact
    if step.target.closure == caller:
        return None
    name = fact.root.removeprefix(CLOSURE)
    found = program.engine.bindings(caller.ref).names.get(name, ())
    if not found or not _is_used_inside(program, caller.ref, name):
        return fact
    if any(binding.parameter is not None for binding in found):
        return replace(fact, root=PARAMETER + name)
    values = (binding.value for binding in found if binding.value is not None)
    root = next((root for value in values if (root := find_root(program.engine, caller, value)) != LOCAL), LOCAL)
    return None if root == LOCAL else replace(fact, root=root)


def _is_used_inside(program: Program, owner: Ref, name: str) -> bool:
    """Tell whether a function that stands in another one uses a variable of it."""
    inner = (scope for scope in program.index(owner.module).scopes if scope.parent == owner.scope)
    return any(
        isinstance(part, ir.Name) and part.id == name
        for scope in inner
        if scope.kind in ("function", "lambda", "comprehension")
        for statement in walk_statements(scope.body)
        for expression in expressions_of(statement)
        for part in walk_expression(expression)
    )


def is_handled(body: tuple[ir.Stmt, ...], span: Span) -> bool:
    """Tell whether a span stands in an exception handler of a function's own body."""
    handlers = (handler for part in walk_statements(body) if isinstance(part, ir.Try) for handler in part.handlers)
    return any(span_start(handler.span) <= span_start(span) < span_end(handler.span) for handler in handlers)
