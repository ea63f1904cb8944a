from __future__ import annotations

from typing import get_args

import pytest
from rewrite_marks import WRAPPER, read_marks, rewrite

from async_fixer.edits import Edit, OffloadCall, RemoveAsync, ReplaceName, SwapCall
from async_fixer.errors import RewriteError
from async_fixer.model import SourceFile
from async_fixer.rewrite.changes import CHANGES
from async_fixer.rewrite.render import render
from async_fixer.span import make_span

LONG = 'f("https://example.com/items/all", timeout=30, headers=HEADERS, verify=False, a=1)'


def source(text: str, encoding: str = "utf-8", *, editable: bool = True) -> SourceFile:
    return SourceFile("app/main.py", "/app/main.py", text, encoding, editable=editable)


def test_no_edits_leave_the_text_alone() -> None:
    text = "if x:\n    \f y = (\r\n"
    assert render(source(text), []).text == text


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_new_lines_end_as_their_neighbours_do(newline: str) -> None:
    marked = f'"""Doc."""\n\nimport time\n\n\nasync def g():\n    ⟦swap:time.sleep(1)⟧\n    a = ⟦offload:{LONG}⟧\n'
    result = rewrite(marked.replace("\n", newline))
    assert result == rewrite(marked).replace("\n", newline)
    assert result.count(newline) == 17


def test_inserted_lines_follow_the_newline_nearby_where_newlines_are_mixed() -> None:
    result = rewrite(f"import os\r\nos.x\r\nasync def g():\n    a = ⟦offload:{LONG}⟧\n")
    assert result.startswith("import os\r\n\r\nfrom fastapi.concurrency import run_in_threadpool\r\nos.x\r\n")
    assert result.endswith("        a=1,\n    )\n")


@pytest.mark.parametrize(
    "text",
    [
        "\fasync def g():\n    return ⟦offload:f(1)⟧\n",
        "import os\n\fos.x\n\f\n\fasync def g():\n    return ⟦offload:f(\f1)⟧ \f\n\f",
        "import os\n\n\f# a page\nclass A:\n    a = 1\n\f\n    async def g(self):\n        return ⟦offload:f(1)⟧\n",
    ],
)
def test_form_feeds_stay(text: str) -> None:
    result = rewrite(text)
    assert result.count("\f") == text.count("\f")
    assert "await run_in_threadpool(f, " in result


def test_form_feed_before_the_function_whose_async_goes() -> None:
    assert rewrite("a = 1\n\f⟦sync:async⟧ def g():\n    pass\n") == "a = 1\n\fdef g():\n    pass\n"


def test_tabs_indent_new_lines() -> None:
    result = rewrite(f"async def g():\n\tif a:\n\t\tb = ⟦offload:{LONG}⟧\n")
    assert "\t\tb = await run_in_threadpool(\n\t\t\tf,\n" in result
    assert result.endswith("\t\t\ta=1,\n\t\t)\n")


def test_text_of_other_encodings_stays() -> None:
    marked = '# caf\xe9\nasync def g():\n    return ⟦offload:f("\xe9")⟧, "\xfc", ⟦defer:a.b⟧\n'
    result = rewrite(marked, encoding="latin-1")
    assert '    return await run_in_threadpool(f, "\xe9"), "\xfc", await run_in_threadpool(lambda: a.b)\n' in result


def test_wide_characters_take_two_columns() -> None:
    narrow = rewrite(f'async def g():\n    a = ⟦offload:f("{"e" * 30}", 1)⟧\n')
    wide = rewrite(f'async def g():\n    a = ⟦offload:f("{"猫" * 30}", 1)⟧\n')
    assert narrow.endswith(f'    a = await run_in_threadpool(f, "{"e" * 30}", 1)\n')
    assert wide.endswith(f'    a = await run_in_threadpool(\n        f, "{"猫" * 30}", 1\n    )\n')


def test_what_the_encoding_cannot_hold_is_refused() -> None:
    text = "async def g():\n    return f(1)\n"
    edit = OffloadCall(make_span(26, 30), "app.\u0432.run", deferred=False)
    with pytest.raises(RewriteError, match="cannot be encoded as latin-1") as refusal:
        render(source(text, "latin-1"), [edit])
    assert refusal.value.line == 2


def test_last_line_without_newline() -> None:
    assert rewrite("async def g(): return ⟦offload:f(1)⟧").endswith(": return await run_in_threadpool(f, 1)")


def test_unchanged_lines_keep_their_odd_spacing() -> None:
    rest = "x  =  {  'a':1 }   \n\n\n\n\ny=(1 ,\n2)  # z  \n"
    assert rewrite(f"async  def g( a ,b ):\n      return  ⟦offload:f( 1 )⟧  ;\n{rest}").endswith(
        f"async  def g( a ,b ):\n      return  await run_in_threadpool(f, 1 )  ;\n{rest}",
    )


def test_the_same_edit_twice_is_made_once() -> None:
    text = "async def g():\n    return f(1)\n"
    edit = OffloadCall(make_span(26, 30), WRAPPER, deferred=False)
    assert render(source(text), [edit, edit]) == render(source(text), [edit])


def test_generated_files_are_refused() -> None:
    marks = read_marks("⟦sync:async⟧ def g():\n    pass\n")
    with pytest.raises(RewriteError, match="generated or vendored"):
        render(source(marks.text, editable=False), marks.edits)


@pytest.mark.parametrize(
    "text",
    [
        "def g(:\n",
        "if x:\n    \f    y = 1\n",
        "x = " + "(" * 3000 + ")" * 3000,
        "x = " + " and ".join("1" * 9000),
        "x = 1\0\n",
    ],
    ids=["syntax", "form feed", "parentheses", "boolean", "null"],
)
def test_what_cannot_be_parsed_is_refused(text: str) -> None:
    with pytest.raises(RewriteError) as refusal:
        render(source(text), [RemoveAsync(make_span(0, 5))])
    assert refusal.value.path == "app/main.py"


@pytest.mark.parametrize(
    "edit",
    [
        RemoveAsync(make_span(0, 20)),
        RemoveAsync(make_span(16, 39)),
        OffloadCall(make_span(25, 30), WRAPPER, deferred=False),
        OffloadCall(make_span(26, 31), WRAPPER, deferred=False),
        OffloadCall(make_span(900, 950), WRAPPER, deferred=True),
        SwapCall(make_span(26, 27), "asyncio.sleep"),
        ReplaceName(make_span(26, 30), "asyncio.sleep"),
    ],
)
def test_stale_spans_are_refused(edit: Edit) -> None:
    with pytest.raises(RewriteError, match="made for another text"):
        render(source("async def g():\n    return f(1)\n"), [edit])


@pytest.mark.parametrize(
    "edits",
    [
        (SwapCall(make_span(26, 34), "asyncio.sleep"), OffloadCall(make_span(26, 34), WRAPPER, deferred=False)),
        (SwapCall(make_span(26, 34), "asyncio.sleep"), SwapCall(make_span(26, 34), "anyio.sleep")),
        (SwapCall(make_span(26, 34), "asyncio.sleep"), OffloadCall(make_span(26, 29), WRAPPER, deferred=False)),
        (SwapCall(make_span(26, 34), "asyncio.sleep"), ReplaceName(make_span(26, 27), "os.path")),
    ],
)
def test_edits_that_undo_each_other_are_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(RewriteError, match="two edits want the same text"):
        render(source("async def g():\n    return f().g(1)\n"), edits)


def test_package_files_keep_what_they_import() -> None:
    marked = "import time\n\n\nasync def g():\n    ⟦swap:time.sleep(1)⟧\n"
    assert "import time\n" in rewrite(marked, "app/__init__.py")
    assert "import time\n" not in rewrite(marked, "app/main.py")


def test_every_edit_has_what_makes_it() -> None:
    assert set(CHANGES) == set(get_args(Edit))
