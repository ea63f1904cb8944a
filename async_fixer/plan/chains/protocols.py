"""A method with which Python runs `async with` or `async for` in, the one that runs `with` or `for` out.

`__aenter__` and `__aexit__` belong together, `__aiter__` and `__anext__` do; where the end of an iterator is raised,
its name follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.owning import is_method, parent_of
from async_fixer.edits import Rename
from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.index.walk import own_expressions
from async_fixer.model import Obstacle
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.edits import Edit

TWINS: Final = {"__aenter__": "__enter__", "__aexit__": "__exit__", "__aiter__": "__iter__", "__anext__": "__next__"}
_PARTNERS: Final = {
    "__aenter__": "__aexit__",
    "__aexit__": "__aenter__",
    "__aiter__": "__anext__",
    "__anext__": "__aiter__",
}
_WAITING: Final = {
    "__aenter__": ("with",),
    "__aexit__": ("with",),
    "__aiter__": ("for", "clause"),
    "__anext__": ("for", "clause"),
}
_ENDS: Final = {"StopAsyncIteration": "StopIteration"}


class Protocols:
    """Answers what it takes that the objects of a class are entered, or iterated, synchronously."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._program = analysis.program

    def partners(self, ref: Ref) -> Iterator[Ref]:
        """Yield the method that belongs together with one of them, where the class defines it."""
        name = _PARTNERS.get(self._name(ref), "")
        if name and is_method(self._program, ref):
            yield from self._defined(parent_of(self._program, ref), name)

    def edits(self, ref: Ref) -> Iterator[tuple[str, Edit]]:
        """Yield the edits, by path, that give a method, and a plain one that belongs to it, their synchronous names."""
        if self._name(ref) in TWINS:
            for each in (ref, *(other for other in self.partners(ref) if not self._program.scope(other).is_async)):
                path = self._program.index(each.module).path
                yield path, Rename(self._program.scope(each).name_span, TWINS[self._name(each)])
            yield from self._ends(ref)

    def find_obstacle(self, ref: Ref) -> Obstacle | None:
        """Return what speaks against it: the class has the other methods already, or something unknown may use it."""
        name = self._name(ref)
        if name not in TWINS or not is_method(self._program, ref):
            return None
        cls = parent_of(self._program, ref)
        ancestors = [ancestor.ref for ancestor in self._program.engine.lineage(cls, ()).ancestors]
        if any(TWINS[name] in self._program.engine.bindings(each).names for each in ancestors):
            return self._hold(ref, f"its class has `{TWINS[name]}` as well")
        if not any(self.partners(ref)):
            return self._hold(ref, f"`{_PARTNERS[name]}`, which belongs to it, is defined elsewhere")
        unknown = (wait for wait in self._analysis.waits.all() if wait.is_open and wait.kind in _WAITING[name])
        place = next((place_of(self._program.index(wait.ref.module), wait.span) for wait in unknown), None)
        return None if place is None else Obstacle("referenced", f"its `{name}` may be what runs here", place)

    def _ends(self, ref: Ref) -> Iterator[tuple[str, Edit]]:
        scope = self._program.scope(ref)
        for part in own_expressions(scope.body) if scope.name == "__anext__" else ():
            if isinstance(part, ir.Name) and part.id in _ENDS:
                yield self._program.index(ref.module).path, Rename(part.span, _ENDS[part.id])

    def _defined(self, cls: Ref, name: str) -> Iterator[Ref]:
        for binding in self._program.engine.bindings(cls).names.get(name, ()):
            if binding.kind == "define":
                yield Ref(cls.module, binding.scope)

    def _hold(self, ref: Ref, reason: str) -> Obstacle:
        index, scope = self._program.index(ref.module), self._program.scope(ref)
        return Obstacle("referenced", reason, place_of(index, scope.name_span))

    def _name(self, ref: Ref) -> str:
        return self._program.scope(ref).name
