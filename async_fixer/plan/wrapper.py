"""A file in, the function that its framework offers for handing work to a thread out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from async_fixer.index.ir import ModuleIndex
    from async_fixer.program.program import Program


class Wrappers:
    """Answers which wrapper a file uses; worked out once for each import root."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._by_root: dict[str, str | None] = {}

    def of(self, module: str) -> str | None:
        """Return the dotted name of the wrapper for a file: that of the foremost framework below its import root.

        Where nothing below that root imports a framework, the whole project decides; None where nothing does.
        """
        root = self._program.index(module).root
        if root not in self._by_root:
            project = self._program.modules.project
            near = [key for key in project if self._program.index(key).root == root]
            self._by_root[root] = self._foremost(near) or self._foremost(project)
        return self._by_root[root]

    def _foremost(self, modules: Sequence[str]) -> str | None:
        packages = {(name, key) for key in modules for name in self._program.imported_packages(key)}
        stubs = {self._program.modules.find(name, key) for name, key in packages}
        offers = {offer for stub in stubs if stub is not None for offer in _offers(self._program.index(stub))}
        return max(offers)[1] if offers else None


def _offers(stub: ModuleIndex) -> Iterator[tuple[int, str]]:
    return _declared(stub) if stub.is_stub else iter(())


def _declared(stub: ModuleIndex) -> Iterator[tuple[int, str]]:
    """Yield rank and name of what a stub declares by the mark `threadpool`."""
    for statement in stub.scopes[0].body:
        match statement:
            case ir.Expression(
                value=ir.Call(
                    func=ir.Name(id="threadpool"),
                    args=(ir.Literal(value=str() as name),),
                    keywords=(ir.Keyword(name="rank", value=ir.Literal(value=int() as rank)),),
                )
            ):
                yield rank, name
            case _:
                continue
