"""Small projects, written as texts by file name -> their program and analysis; no disk is touched."""

from __future__ import annotations

from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from async_fixer.analysis.analysis import Analysis, analyse
from async_fixer.analysis.graph import explore
from async_fixer.index import ir
from async_fixer.index.build import build_index
from async_fixer.index.project import index_sources
from async_fixer.knowledge.catalogue import find_stub
from async_fixer.model import SourceFile
from async_fixer.program import modules
from async_fixer.program.program import Program
from async_fixer.program.values import (
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    ModuleValue,
    PackageValue,
    Ref,
    Running,
    Value,
    Values,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from _pytest.mark import ParameterSet

# every small project would read and parse the same stubs again: milliseconds in one run, minutes in a thousand
mock.patch.object(modules, "build_index", cache(build_index)).start()
mock.patch.object(modules, "find_stub", cache(find_stub)).start()

MAIN = "main.py"
APP = "from fastapi import FastAPI\n\napp = FastAPI()\n"


def rows(table: Iterable[str], gaps: Mapping[str, str]) -> list[ParameterSet]:
    """Return the names of a table as parameters of a test; `gaps` says why the engine does not know some yet."""
    assert set(gaps) <= set(table)
    return [
        pytest.param(name, id=name, marks=[pytest.mark.xfail(strict=True, reason=gaps[name])] if name in gaps else [])
        for name in table
    ]


def files_of(project: str | Mapping[str, str]) -> dict[str, str]:
    """Return the files of a project with their indentation taken out; a text alone is `main.py`."""
    files = {MAIN: project} if isinstance(project, str) else project
    return {path: dedent(text).lstrip("\n") for path, text in files.items()}


def make_program(project: str | Mapping[str, str]) -> Program:
    """Return the program of a project; every file must be valid Python."""
    sources = [SourceFile(path, f"/{path}", text) for path, text in files_of(project).items()]
    indexed = index_sources(sources, (), ())
    assert not indexed.failures
    return Program(indexed.indexes, indexed.finder)


def analyse_project(project: str | Mapping[str, str]) -> Analysis:
    """Return the analysis of a project."""
    return analyse(make_program(project), files_of(project))


def frame_of(program: Program, qualname: str, path: str = MAIN) -> Frame:
    """Return the frame of a function of one file when nothing is known of who calls it."""
    scopes = program.index(path).scopes
    number = next(number for number, scope in enumerate(scopes) if scope.qualname == qualname)
    return program.frame(Ref(path, number))


def shown_values(program: Program, path: str = MAIN) -> tuple[str, ...]:
    """Return what the argument of each call `show(...)` in a file can hold, in order; names sorted."""
    return tuple(_words(program, program.engine.infer(at, argument)) for at, argument in _shown(program, path))


def run_by(program: Program, qualname: str, path: str = MAIN) -> set[str]:
    """Return the dotted names of all functions that run, here and now, when a function does."""
    start = frame_of(program, qualname, path)
    graph = explore(program, [start])
    found: dict[Frame, None] = {start: None}
    queue = [start]
    while queue:
        steps = graph.steps.get(queue.pop(), ())
        for target in (step.target for step in steps if step.target is not None and step.mode in ("sync", "await")):
            if target not in found:
                found[target] = None
                queue.append(target)
    return {program.engine.dotted(frame.ref) for frame in found if program.scope(frame.ref).kind == "function"}


def blocking_names(program: Program, qualname: str, path: str = MAIN) -> set[str]:
    """Return which of the functions that run when `qualname` does are marked as blocking."""
    start = frame_of(program, qualname, path)
    graph = explore(program, [start])
    return {
        program.engine.dotted(step.target.ref)
        for frame in graph.steps
        for step in graph.steps[frame]
        if step.target is not None
        and step.mode == "sync"
        and any(mark.name == "blocks" for mark in program.engine.marks(step.target.ref))
    }


def _shown(program: Program, path: str) -> Iterator[tuple[Frame, ir.Expr]]:
    for number, scope in enumerate(program.index(path).scopes):
        if scope.kind in ("module", "function", "class", "lambda"):
            for step in program.steps(program.frame(Ref(path, number))):
                match step.expression:
                    case ir.Call(func=ir.Name(id="show"), args=(argument,)):
                        yield step.at, argument
                    case _:
                        continue


def _words(program: Program, values: Values) -> str:
    return " | ".join(sorted({_word(program, item) for item in values.items})) or "?"


def _word(program: Program, item: Value) -> str:
    dotted = program.engine.dotted
    match item:
        case Instance(ref=ref):
            return dotted(ref)
        case ClassValue(ref=ref) | FunctionValue(ref=ref):
            return f"{'class' if isinstance(item, ClassValue) else 'function'} {dotted(ref)}"
        case ModuleValue(module=module):
            return f"module {program.index(module).name}"
        case Running(frame=frame, kind=kind):
            return f"{kind} {dotted(frame.ref)}"
        case PackageValue(name=name):
            return f"package {name}"
        case _:
            return type(item).__name__
