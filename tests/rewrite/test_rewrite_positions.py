from __future__ import annotations

import ast

import pytest
from rewrite_marks import read_marks, rewrite
from rewrite_oracle import dump_without_imports, expect

AWAITED = {
    "unawait": "(⟦unawait:await f(x, k=1)⟧)",
    "offload": "(await ⟦offload_awaited:f(x, k=1)⟧)",
    "defer": "(await ⟦defer_awaited:f(x, k=1)⟧)",
}
F = "⟦offload:f(x, k=1)⟧"
POSITIONS = {
    "plain": f"{F}",
    "return": f"return {F}",
    "raise": f"raise {F} from {F}",
    "assert": f"assert {F}, {F}",
    "assignment": f"a = b = {F}",
    "annotated assignment": f"a: int = {F}",
    "augmented assignment": f"a += {F}",
    "walrus": f"(a := {F})",
    "while": f"while {F}:\n        pass",
    "if": f"if {F}:\n        pass\n    elif {F}:\n        pass",
    "one line if": f"if {F}: {F}",
    "conditional": f"a = {F} if {F} else {F}",
    "with": f"with {F} as a, {F}:\n        pass",
    "async with": f"async with {F}:\n        pass",
    "for iterable": f"for a in {F}:\n        pass",
    "for target": f"for a[{F}] in b:\n        pass",
    "async for": f"async for a in {F}:\n        pass",
    "target subscript": f"a[{F}].b = 1",
    "subscript": f"a[{F}]",
    "subscripted": f"{F}[0]",
    "attribute": f"{F}.a.b",
    "called": f"{F}(1)(2)",
    "method": f"{F}.a(1)[2].b()",
    "awaited": f"await {F}",
    "already parenthesised": f"({F}).a",
    "parenthesised and awaited": f"await ({F})",
    "slice": f"a[{F}:{F}:{F}]",
    "del": f"del a[{F}]",
    "star": f"g(*{F}, a)",
    "double star": f"g(**{F})",
    "keyword": f"g(a={F})",
    "unpacked": f"a = [*{F}, *{F}]",
    "chained compare": f"a = 1 < {F} < 2 in {F}",
    "boolean": f"a = {F} and not {F} or {F}",
    "unary": f"a = -{F} + ~{F}",
    "power": f"a = {F} ** {F} ** -{F}",
    "f-string": f"a = f'a {{{F}}} b {{{F}!r:>10}}'",
    "f-string with quotes": "a = f\"{⟦offload:f('k', x)⟧} {⟦offload:f('k')⟧:{⟦offload:f('k')⟧}}\"",
    "f-string format": f"a = f'{{a:{{{F}}}}}'",
    "f-string of several lines": f"a = f'''{{\n{F}}} b'''",
    "implicit concatenation": f"a = 'z' f'{{{F}}}' f'{{{F}}}'",
    "match": f"match {F}:\n        case a if {F}:\n            pass",
    "except": f"try:\n        {F}\n    except {F}:\n        {F}\n    else:\n        {F}\n    finally:\n        {F}",
    "list comprehension": f"a = [{F} for b in {F} if {F} for c in {F}]",
    "set comprehension": f"a = {{{F} for b in c}}",
    "dict comprehension": f"a = {{{F}: {F} for b in {F}}}",
    "first iterable of a generator": f"a = sum(b for b in {F})",
    "lambda default": f"a = lambda b={F}: b",
    "nested default": f"def g(a={F}, *, b={F}): pass",
    "nested decorator": f"@{F}\n    def g(): pass",
    "nested annotation": f"def g(a: {F}) -> {F}: pass",
    "nested class header": f"class A({F}, metaclass={F}): pass",
    "class decorator": f"@{F}\n    class A: pass",
    "yield": f"yield {F}",
    "yield value": f"a = yield {F}",
    "display": f"a = ({F}, [{F}], {{{F}: {F}}}, {{{F}}})",
    "tuple": f"a = {F}, {F}",
    "no spaces": f"a=[{F}if(1)else({F})]",
    "semicolons": f"{F}; {F}",
    "comparison of strings": "a = 'b'in ⟦offload:f('b')⟧",
    "string method": "a = 1 if''in b else⟦offload:''.join(b)⟧",
    "number before": "a = (1)or ⟦offload:f(b)⟧",
    "continuation": f"a = 1 + \\\n        {F}",
    "comment": f"a = (1 +  # one\n        {F}  # two\n    )",
    "arguments": "⟦offload:f(*a, b, *c, k=1, *d)⟧",
    "walrus argument": "⟦offload:f(a := 1)⟧; ⟦offload:f(b=(a := 1))⟧",
    "trailing comma": "⟦offload:f(a, )⟧; ⟦offload:f( )⟧; ⟦offload:f (a)⟧",
    "deferred": "a = ⟦defer:b.c⟧.d + ⟦defer:b[0]⟧ + ⟦defer:(b or c)(x)⟧ + (⟦defer:b or c⟧)",
    "deferred conditional": "a = ⟦defer:b if c else d⟧, ⟦defer:-b⟧, ⟦defer:b < c⟧, ⟦defer:not b⟧",
    "deferred in a comprehension": "a = [⟦defer:b.c⟧ for b in ⟦defer:d.e⟧]",
    "deferred in an f-string": "a = f'{⟦defer:b.c⟧} {⟦defer:b.c⟧:>{⟦defer:b.d⟧}}'",
    "nested": "⟦offload:f(⟦offload:g(⟦defer:a.b⟧)⟧, ⟦offload:h()⟧)⟧; ⟦offload:⟦offload:f()⟧.g(1)⟧",
}


@pytest.mark.parametrize("statement", POSITIONS.values(), ids=POSITIONS)
def test_await_may_stand_here(statement: str) -> None:
    marked = f"async def outer(x):\n    {statement}\n"
    marks = read_marks(marked)
    assert dump_without_imports(ast.parse(rewrite(marked))) == expect(marks.text, marks.edits)


@pytest.mark.parametrize("awaited", AWAITED.values(), ids=AWAITED)
@pytest.mark.parametrize("statement", [one for one in POSITIONS.values() if F in one], ids=str)
def test_what_is_awaited_may_stand_here(statement: str, awaited: str) -> None:
    marked = f"async def outer(x):\n    {statement.replace(F, awaited)}\n"
    marks = read_marks(marked)
    assert dump_without_imports(ast.parse(rewrite(marked))) == expect(marks.text, marks.edits)


UNPARENTHESISED = [one for one in POSITIONS.values() if F in one and f"with {F}:" not in one]
"""For libcst, parentheses around all that a `with` is about are no part of an expression: these stay."""


@pytest.mark.parametrize("statement", UNPARENTHESISED, ids=str)
def test_no_superfluous_parentheses_are_left(statement: str) -> None:
    rewritten = rewrite(f"async def outer(x):\n    {statement.replace(F, AWAITED['unawait'])}\n")
    assert rewritten.count("(f(x") <= statement.count(f"({F}")
