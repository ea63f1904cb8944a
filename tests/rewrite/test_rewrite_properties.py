from __future__ import annotations

import ast
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rewrite_marks import WRAPPER, rewrite
from rewrite_oracle import Editor, dump_without_imports, expect
from rewrite_places import Places

from async_fixer.edits import OffloadCall
from async_fixer.errors import RewriteError
from async_fixer.model import SourceFile
from async_fixer.rewrite.layout import Layout
from async_fixer.rewrite.render import render
from async_fixer.rewrite.splice import Splice, apply, moved
from async_fixer.span import make_span

ATOMS = st.sampled_from(["a", "b.c", "self.rows", '"text, (more)"', 'f"{a} {b.c}"', "(1)", "None", '"""two\nlines"""'])
COMPOUNDS = ["{}.name", "{}[{}]", "({})", "[{}, {}]", "{{'k': {}}}", "({} + {})", "(not {})", "[{} for x in {} if {}]"]
SEPARATORS = st.sampled_from([", ", ",\n        ", ",  # why\n            ", ","])


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    arguments = st.lists(inner | inner.map("*{}".format), max_size=3)
    keywords = st.lists(st.sampled_from(["k={}", "func={}", "**{}"]), max_size=2, unique=True)
    return st.builds(write_call, st.sampled_from(["f", "a.b.c", "g(x).h", "(a or b)"]), arguments, keywords, SEPARATORS)


def write_call(function: str, arguments: list[str], keywords: list[str], separator: str) -> str:
    named = [keyword.format("a") for keyword in sorted(keywords, reverse=True)]
    return f"{function}({separator.join([*arguments, *named])})"


def compounds(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return calls(inner) | st.builds(str.format, st.sampled_from(COMPOUNDS), inner, inner, inner)


EXPRESSIONS = st.recursive(ATOMS, compounds, max_leaves=8)
WRAPPED = st.sampled_from(
    [
        ("(⟦unawait:await ", "⟧)"),
        ("(⟦unawait:await (", ")⟧)"),
        ("(⟦unawait:await (  # why\n        ", "\n    )⟧)"),
        ("(\n        ⟦unawait:await ", "⟧\n    )"),
        ("⟦unwrap:asyncio.run(⟦inner:", "⟧)⟧"),
        ("⟦unwrap:asyncio.run(\n        ⟦inner:", "⟧,\n        debug=True,  # why\n    )⟧"),
        ("(⟦unwrap:asyncio.run(main=⟦inner:", "⟧)⟧)"),
    ],
)
"""What edits take away again around a call."""
STATEMENTS = st.builds(
    str.format,
    st.sampled_from(
        ["{}", "v = {}", "return {}", "v: int = {}", "v += {}", "if {}:\n        pass", "for v in {}: pass"],
    ),
    EXPRESSIONS,
)


@dataclass(frozen=True, slots=True)
class Program:
    text: str
    edits: tuple[OffloadCall, ...]


def find_calls(text: str) -> list[tuple[int, int]]:
    places = Places(text)
    return sorted({places.find(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)})


@st.composite
def programs(draw: st.DrawFn) -> Program:
    bodies = draw(st.lists(STATEMENTS, min_size=1, max_size=3))
    text = "import os\n\n\n" + "\n\n\n".join(f"async def f{at}():\n    {body}" for at, body in enumerate(bodies)) + "\n"
    places = find_calls(text)
    chosen = draw(st.lists(st.sampled_from(places), unique=True, max_size=4)) if places else []
    deferred = {place for place in chosen if draw(st.booleans())}
    return Program(text, tuple(offload(place, chosen, deferred=place in deferred) for place in chosen))


def offload(place: tuple[int, int], chosen: list[tuple[int, int]], *, deferred: bool) -> OffloadCall:
    """What holds another offloaded call cannot move into a lambda."""
    holds = any(other != place and place[0] <= other[0] and other[1] <= place[1] for other in chosen)
    return OffloadCall(make_span(*place), WRAPPER, deferred=deferred and not holds)


def is_forced_into_lambda(program: Program) -> bool:
    """Tell whether a call that takes `func=` holds another one that is offloaded."""
    wanted = Editor(program.text, program.edits).visit(ast.parse(program.text))
    lambdas = (node for node in ast.walk(wanted) if isinstance(node, ast.Lambda))
    return any(isinstance(node, ast.Await) for one in lambdas for node in ast.walk(one))


@settings(deadline=None, max_examples=150)
@given(programs(), st.sampled_from([40, 88, 1000]))
def test_the_result_means_the_same_program_with_the_calls_offloaded(program: Program, line_length: int) -> None:
    source = SourceFile("app/main.py", "/app/main.py", program.text)
    if is_forced_into_lambda(program):
        with pytest.raises(RewriteError):
            render(source, program.edits, Layout(line_length))
        return
    result = render(source, program.edits, Layout(line_length)).text
    assert dump_without_imports(ast.parse(result)) == expect(program.text, program.edits)
    places = [edit.span >> 32 for edit in program.edits]
    for function in program.text.split("\n\n\n")[1:]:
        start = program.text.index(function)
        if not any(start <= place < start + len(function) for place in places):
            assert function in result


@st.composite
def wrapped_programs(draw: st.DrawFn) -> tuple[str, str]:
    """Return a program, and the same with some calls in what edits take away again."""
    bodies = draw(st.lists(STATEMENTS, min_size=1, max_size=3))
    text = "\n\n\n".join(f"async def f{at}():\n    {body}" for at, body in enumerate(bodies)) + "\n"
    places = find_calls(text)
    chosen = draw(st.lists(st.sampled_from(places), unique=True, max_size=4)) if places else []
    marks: list[tuple[int, int, str]] = []
    for start, end in chosen:
        before, behind = draw(WRAPPED)
        marks += [(start, -end, before), (end, len(text) - start, behind)]
    marked, at = "", 0
    for offset, _, mark in sorted(marks):
        marked, at = marked + text[at:offset] + mark, offset
    return text, f"import asyncio\n\n\n{marked}{text[at:]}"


@settings(deadline=None, max_examples=150)
@given(wrapped_programs(), st.sampled_from([40, 88, 1000]))
def test_what_is_taken_away_around_calls_leaves_the_program_as_it_was(programs: tuple[str, str], length: int) -> None:
    text, marked = programs
    result = rewrite(f"{marked}# ⟦line_length={length}:⟧\n")
    assert dump_without_imports(ast.parse(result)) == dump_without_imports(ast.parse(text))
    assert result.count("# why") == marked.count("# why")
    for function in text.rstrip("\n").split("\n\n\n"):
        assert function not in marked or function in result


@given(st.text(alphabet="ab\n\r\f", max_size=30), st.data())
def test_splices_change_what_they_cover_only(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    splices = [Splice(start, end, data.draw(st.text("xyz", max_size=3))) for start, end in pairs]
    result = apply(text, splices)
    kept = [(end, start) for (_, end), (start, _) in zip([(0, 0), *pairs], [*pairs, (len(text), 0)], strict=True)]
    for first, last in kept:
        at = moved(splices, first)
        assert result[at : at + last - first] == text[first:last]
    assert len(result) == sum(last - first for first, last in kept) + sum(len(splice.text) for splice in splices)
