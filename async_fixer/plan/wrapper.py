"""A file in, the function that its framework offers for handing work to a thread out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import ModuleIndex
    from async_fixer.program.program import Program


def find_wrapper(program: Program, module: str) -> str | None:
    """Return the dotted name of the wrapper for a file: that of the foremost framework below the same import root.

    Where nothing below that root imports a framework, the whole project decides; None where nothing does.
    """
    root = program.index(module).root
    near = [key for key in program.modules.project if program.index(key).root == root]
    return _foremost(program, near) or _foremost(program, program.modules.project)


def _foremost(program: Program, modules: list[str] | tuple[str, ...]) -> str | None:
    offered = {offer for key in modules for offer in _offers(program, key)}
    return max(offered)[1] if offered else None


def _offers(program: Program, module: str) -> Iterator[tuple[int, str]]:
    for name in program.imported_packages(module):
        stub = program.modules.find(name, module)
        if stub is not None and program.index(stub).is_stub:
            yield from _declared(program.index(stub))


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
