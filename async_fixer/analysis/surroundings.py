"""An analysis in, the places out where code of the project waits on the loop while the framework runs an entry point.

A dependency stands around what depends on it, at its `yield`; a middleware around everything, where it awaits the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.dependencies import find_dependencies
from async_fixer.index import ir
from async_fixer.index.walk import own_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.entry_points import Entry
    from async_fixer.program.values import Frame, Ref
    from async_fixer.span import Span

_OUTER: Final = frozenset({"middleware", "route handler", "application"})
"""kinds of entry points that await the rest of the request"""


class Surroundings:
    """Answers what stands around the entry points of a program."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._entries: dict[Frame, list[Entry]] = {}
        for entry in analysis.entries:
            self._entries.setdefault(entry.frame, []).append(entry)
        self._below: dict[Ref, frozenset[Ref]] = {}
        self._outer: tuple[tuple[Frame, Span], ...] | None = None
        self._generators: tuple[Frame, ...] | None = None
        self._named: frozenset[Ref] | None = None
        self._companions: dict[Frame, tuple[Frame, ...]] = {}

    def of(self, frame: Frame) -> Iterator[tuple[Frame, Span]]:
        """Yield functions and places in them that wait while the framework runs `frame`; nothing for other frames."""
        entries = self._entries.get(frame, ())
        if not entries or any(entry.point.kind in _OUTER or entry.point.once for entry in entries):
            return
        yield from self._find_outer()
        for generator in self._find_generators():
            if self._is_around(generator.ref, frame.ref):
                yield from ((generator, span) for span in self._yields(generator))

    def companions(self, frame: Frame) -> tuple[Frame, ...]:
        """Return what the loop runs before or behind an entry point in the same request, nothing else in between.

        Its dependencies, who depends on it, the other dependencies of those, and what awaits the rest of the request.
        """
        if frame not in self._companions:
            self._companions[frame] = tuple(self._find_companions(frame))
        return self._companions[frame]

    def _find_companions(self, frame: Frame) -> dict[Frame, None]:
        if frame not in self._entries or any(entry.point.once for entry in self._entries[frame]):
            return {}
        below = self._dependencies(frame.ref)
        above = {other.ref for other in self._entries if frame.ref in self._dependencies(other.ref)}
        beside = {ref for user in above for ref in self._dependencies(user)}
        refs = below | above | beside
        found = {other: None for other in self._entries if other.ref in refs or self._is_given_to_all(other)}
        found.update((outer, None) for outer, _ in self._find_outer())
        found.pop(frame, None)
        scope = self._analysis.program.scope
        return {other: None for other in found if scope(other.ref).is_async}

    def _is_given_to_all(self, frame: Frame) -> bool:
        is_dependency = any(entry.point.kind == "dependency" for entry in self._entries[frame])
        return is_dependency and not self._is_named(frame.ref)

    def _find_outer(self) -> tuple[tuple[Frame, Span], ...]:
        """Return where the functions around everything, or what they await, await what is not the project's."""
        if self._outer is None:
            graph = self._analysis.graph
            starts = [entry.frame for entry in self._analysis.entries if entry.point.kind in _OUTER]
            frames = dict.fromkeys(inner for start in starts for inner in graph.below(start))
            self._outer = tuple((frame, span) for frame in frames for span in self._awaits(frame))
        return self._outer

    def _awaits(self, frame: Frame) -> Iterator[Span]:
        steps = self._analysis.graph.steps.get(frame, ())
        known = {step.expression.span for step in steps if step.mode == "await" and step.target is not None}
        for part in own_expressions(self._analysis.program.scope(frame.ref).body):
            if isinstance(part, ir.Await) and not known & {part.span, part.value.span}:
                yield part.span

    def _find_generators(self) -> tuple[Frame, ...]:
        if self._generators is None:
            frames = dict.fromkeys(entry.frame for entry in self._analysis.entries if entry.point.kind == "dependency")
            scope = self._analysis.program.scope
            self._generators = tuple(frame for frame in frames if scope(frame.ref).is_generator)
        return self._generators

    def _is_around(self, generator: Ref, ref: Ref) -> bool:
        """Tell whether a function may run between the two halves of a dependency.

        One that no function's parameters name is given to a whole router or application: all may depend on it.
        """
        if generator == ref or ref in self._dependencies(generator):
            return False
        return generator in self._dependencies(ref) or not self._is_named(generator)

    def _is_named(self, generator: Ref) -> bool:
        """Tell whether the parameters of any function name a dependency."""
        if self._named is None:
            self._named = frozenset().union(*(self._dependencies(frame.ref) for frame in self._entries))
        return generator in self._named

    def _dependencies(self, ref: Ref) -> frozenset[Ref]:
        if ref not in self._below:
            self._below[ref] = find_dependencies(self._analysis.program, ref)
        return self._below[ref]

    def _yields(self, frame: Frame) -> Iterator[Span]:
        yield from (
            part.span
            for part in own_expressions(self._analysis.program.scope(frame.ref).body)
            if isinstance(part, ir.Yield)
        )
