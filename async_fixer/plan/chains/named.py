"""Tests in, the places out where an object of theirs gets something that is awaited, under the name of a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.conventions import is_test
from async_fixer.plan.chains.doubles import STANDS_IN
from async_fixer.program.values import ClassValue, FunctionValue, Instance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.fates import Fates
    from async_fixer.program.values import Value, Values


class Named:
    """Finds the objects of the tests that may stand for one of the project without being of a class that says so."""

    def __init__(self, analysis: Analysis) -> None:
        self._program = analysis.program
        self._engine = analysis.program.engine
        self._uses = analysis.uses

    def find(self, names: Collection[str]) -> Iterator[tuple[str, str, ir.Expr]]:
        """Yield name, module and value of what is awaited and is put under one of these names."""
        for key in self._program.modules.project:
            if is_test(key):
                fates = self._uses.fates(key)
                for name, value in self._find_put(fates, names):
                    held = self._engine.infer(fates.frame(value), value)
                    if any(map(self._is_awaited, held.items)):
                        yield name, key, value

    def _find_put(self, fates: Fates, names: Collection[str]) -> Iterator[tuple[str, ir.Expr]]:
        """Yield names with what an argument, an item of a dict or an assignment puts under them."""
        for call in fates.calls():
            given = [keyword for keyword in call.keywords if keyword.name in names]
            if given and not self._is_own(self._engine.infer(fates.frame(call), call.func)):
                yield from ((keyword.name, keyword.value) for keyword in given)
        for display in fates.displays():
            for key, item in zip(display.keys, display.items, strict=False):
                if isinstance(key, ir.Literal) and key.value in names:
                    yield str(key.value), item
        for target in (target for name in names for target in fates.attributes(name)):
            around = fates.around(target)
            if isinstance(around, ir.Assign) and around.value is not None and fates.is_target(target):
                held = self._engine.infer(fates.frame(target), target.value)
                if any(isinstance(item, Instance) for item in held.items) and not self._is_own(held):
                    yield target.attr, around.value

    def _is_own(self, held: Values) -> bool:
        """Tell whether something is, or may be, the project's own, that of the tests apart."""
        refs = (item.ref for item in held.items if isinstance(item, ClassValue | FunctionValue | Instance))
        return any(not self._program.index(ref.module).is_stub and not is_test(ref.module) for ref in refs)

    def _is_awaited(self, item: Value) -> bool:
        """Tell whether calling something gives a coroutine: an async function, a double of one."""
        if isinstance(item, FunctionValue):
            return self._program.scope(item.ref).is_async
        return isinstance(item, Instance) and any(mark.name == STANDS_IN for mark in self._engine.marks(item.ref))
