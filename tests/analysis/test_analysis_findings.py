"""The findings: where they stand, their chains, how sure they are, and what is none."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, finding_words, findings_of, rows

HEAD: Final = f"""
import asyncio, functools, time
from concurrent.futures import ThreadPoolExecutor
import requests
from fastapi import Depends
from fastapi.concurrency import run_in_threadpool
{APP}
def work():
    time.sleep(1)
"""

ELSEWHERE: Final = {
    "run-in-threadpool": "    await run_in_threadpool(work)",
    "run-in-threadpool-of-starlette": "    from starlette.concurrency import run_in_threadpool as r\n    await r(work)",
    "run-in-threadpool-lambda": "    await run_in_threadpool(lambda: work())",
    "run-in-threadpool-partial": "    await run_in_threadpool(functools.partial(work))",
    "run-in-threadpool-method": "    await run_in_threadpool(requests.Session().get, 'u')",
    "run-in-threadpool-nested": "    def inner():\n        work()\n    await run_in_threadpool(inner)",
    "to-thread": "    await asyncio.to_thread(work)",
    "to-thread-of-anyio": "    import anyio\n    await anyio.to_thread.run_sync(work)",
    "executor-of-the-loop": "    await asyncio.get_running_loop().run_in_executor(None, work)",
    "executor-by-keyword": "    await asyncio.get_running_loop().run_in_executor(None, func=work)",
    "own-executor": "    ThreadPoolExecutor().submit(work)",
    "thread": "    import threading\n    threading.Thread(target=work).start()",
    "sleep-of-the-loop": "    await asyncio.sleep(1)",
    "async-client": "    import httpx\n    async with httpx.AsyncClient(verify=False) as c:\n        await c.get('u')",
    "only-defined": "    def inner():\n        work()\n    return inner",
    "own-function-of-the-name": "    def sleep(s): ...\n    sleep(1)",
    "type-checking": "    from typing import TYPE_CHECKING\n    return TYPE_CHECKING",
    "background-def": "    from fastapi import BackgroundTasks\n    BackgroundTasks().add_task(work)",
}

STILL_HERE: Final = {
    "argument-of-run-in-threadpool": ("    await run_in_threadpool(print, work())", "time.sleep"),
    "result-of-to-thread": ("    (await asyncio.to_thread(work), work())", "time.sleep"),
    "default-of-a-nested-function": ("    def inner(a=work()): ...", "time.sleep"),
    "call-soon": ("    asyncio.get_running_loop().call_soon(work)", "time.sleep"),
    "in-a-lambda-called": ("    (lambda: work())()", "time.sleep"),
    "thread-joined": ("    import threading\n    threading.Thread(target=print).join()", "threading.Thread.join"),
    "future-waited-for": ("    ThreadPoolExecutor().submit(work).result()", "concurrent.futures._base.Future.result"),
}


ENDED: Final = {
    "rolled back where it fails": ("try:\n        flush(s)\n    except ValueError:\n        s.rollback()", "commit"),
    "closed": ("flush(s)\n    s.close()", "commit"),
    "nothing else": ("s.rollback()", "rollback"),
}


@pytest.mark.parametrize("name", ENDED)
def test_what_began_a_wait_proves_it_rather_than_what_ends_it(name: str) -> None:
    body, method = ENDED[name]
    text = (
        f"{APP}from sqlalchemy.orm import Session\ndef flush(s: Session):\n    s.commit()\n"
        f"def save(s: Session):\n    {body}\n@app.get('/a')\nasync def f(s: Session):\n    save(s)\n"
    )
    (finding,) = findings_of(text)
    assert finding.blocker == f"sqlalchemy.orm.session.Session.{method}"


def test_a_finding_says_everything() -> None:
    (finding,) = findings_of(f"{APP}import requests\n@app.get('/a')\nasync def f():\n    return requests.get('u')\n")
    assert (finding.code, finding.kind, finding.severity) == ("AF102", "http", "severe")
    assert (finding.function, finding.blocker, finding.certain) == ("main.f", "requests.api.get", True)
    assert (finding.place.path, finding.place.line, finding.place.column) == ("main.py", 7, 12)
    assert (finding.place.end_line, finding.place.end_column) == (7, 29)
    assert [point.label for point in finding.entry_points] == ["GET /a"]
    assert finding.instead == "httpx.AsyncClient"


@pytest.mark.parametrize("depth", range(1, 7))
def test_the_chain_leads_down_to_the_blocking_call(depth: int) -> None:
    functions = [f"def f{n}():\n    f{n + 1}()\n" for n in range(1, depth)]
    text = (
        f"{APP}import time\n{''.join(functions)}def f{depth}():\n    time.sleep(1)\n"
        f"@app.get('/')\nasync def f0():\n    f1()\n"
    )
    (finding,) = findings_of(text)
    assert [hop.caller for hop in finding.chain] == [f"f{n}" for n in range(depth + 1)]
    assert [hop.callee for hop in finding.chain] == [*(f"main.f{n}" for n in range(1, depth + 1)), "time.sleep"]
    assert [hop.text for hop in finding.chain] == [*(f"f{n}()" for n in range(1, depth + 1)), "time.sleep(1)"]
    assert finding.chain[0].place == finding.place


def test_the_shortest_chain_is_shown() -> None:
    text = (
        f"{HEAD}def long():\n    longer()\ndef longer():\n    work()\ndef both():\n"
        f"    long()\n    time.sleep(2)\n@app.get('/')\nasync def f():\n    both()\n"
    )
    (finding,) = findings_of(text)
    assert [hop.text for hop in finding.chain] == ["both()", "time.sleep(2)"]


def test_a_severe_chain_is_shown_before_a_shorter_mild_one() -> None:
    text = (
        f"{HEAD}from pathlib import Path\ndef both():\n    Path('a').exists()\n    work()\n"
        f"@app.get('/')\nasync def f():\n    both()\n"
    )
    (finding,) = findings_of(text)
    assert (finding.severity, finding.blocker) == ("severe", "time.sleep")


def test_a_wait_that_is_always_short_is_mild() -> None:
    (finding,) = findings_of(
        f"{APP}from pathlib import Path\n@app.get('/')\nasync def f():\n    return Path('a').exists()\n"
    )
    assert (finding.kind, finding.severity, finding.blocker) == ("file", "mild", "pathlib.Path.exists")


def test_one_finding_for_each_call() -> None:
    text = (
        f"{HEAD}@app.get('/')\nasync def f(a):\n    work()\n    if a:\n        work()\n    return [work() for _ in a]\n"
    )
    assert [(line, name) for _, line, name in finding_words(text)] == [
        (14, "time.sleep"),
        (16, "time.sleep"),
        (17, "time.sleep"),
    ]


def test_one_finding_where_several_values_are_possible() -> None:
    text = f"{HEAD}@app.get('/')\nasync def f(a):\n    job = work if a else requests.get\n    job('u')\n"
    assert len(findings_of(text)) == 1


def test_calls_in_one_expression_are_findings_of_their_own() -> None:
    text = f"{HEAD}@app.get('/')\nasync def f():\n    return requests.post('u', data=requests.get('v').text)\n"
    assert [name for *_, name in finding_words(text)] == ["requests.api.post", "requests.api.get"]


def test_an_awaited_coroutine_is_its_own_finding() -> None:
    text = (
        f"{HEAD}async def load():\n    work()\n@app.get('/a')\nasync def f():\n"
        f"    await load()\n@app.get('/b')\nasync def g():\n    await load()\n"
    )
    (finding,) = findings_of(text)
    assert finding.function == "main.load"
    assert sorted(point.label for point in finding.entry_points) == ["GET /a", "GET /b"]


def test_a_function_that_runs_with_several_kinds_of_arguments_is_reached_from_all_of_them() -> None:
    text = (
        f"{HEAD}class A: ...\nclass B: ...\nasync def load(pet: A | B):\n    work()\n    return pet\n"
        f"@app.get('/a')\nasync def f():\n    await load(A())\n@app.get('/b')\nasync def g():\n    await load(B())\n"
    )
    (finding,) = findings_of(text)
    assert sorted(point.label for point in finding.entry_points) == ["GET /a", "GET /b"]


def test_an_awaited_coroutine_at_depth_names_who_reaches_it() -> None:
    text = (
        f"{HEAD}async def low():\n    work()\nasync def middle():\n    await low()\n"
        f"@app.get('/a')\nasync def f():\n    await middle()\n"
    )
    (finding,) = findings_of(text)
    assert (finding.function, [point.label for point in finding.entry_points]) == ("main.low", ["GET /a"])


def test_a_task_is_its_own_finding() -> None:
    text = f"{HEAD}async def load():\n    work()\n@app.get('/a')\nasync def f():\n    asyncio.create_task(load())\n"
    (finding,) = findings_of(text)
    assert (finding.function, [point.label for point in finding.entry_points]) == ("main.load", ["GET /a"])


HOWS: Final = ("gather(load(), load())", "wait_for(load(), 1)", "shield(load())", "gather(*[load() for _ in 'ab'])")


@pytest.mark.parametrize("how", rows(HOWS, {}))
def test_what_the_loop_gets_to_run_is_its_own_finding(how: str) -> None:
    text = f"{HEAD}async def load():\n    work()\n@app.get('/a')\nasync def f():\n    await asyncio.{how}\n"
    assert [finding.function for finding in findings_of(text)] == ["main.load"]


def test_a_generator_over_what_it_replaces_is_followed() -> None:
    text = (
        f"{HEAD}async def load(x):\n    work()\n@app.get('/a')\nasync def f(x: int):\n"
        f"    x = await asyncio.gather(*(load(y) for y in (x, 1)))\n"
    )
    assert [finding.function for finding in findings_of(text)] == ["main.load"]


def test_a_partial_that_an_exit_stack_calls_is_followed() -> None:
    text = (
        f"from contextlib import AsyncExitStack\nfrom functools import partial\n{HEAD}async def load(x):\n    work()\n"
        f"@app.get('/a')\nasync def f():\n    async with AsyncExitStack() as stack:\n"
        f"        stack.push_async_callback(partial(load, 1))\n"
    )
    assert [finding.function for finding in findings_of(text)] == ["main.load"]


def test_a_task_group_is_followed() -> None:
    text = (
        f"{HEAD}async def load():\n    work()\n@app.get('/a')\nasync def f():\n"
        f"    async with asyncio.TaskGroup() as tg:\n        tg.create_task(load())\n"
    )
    assert [finding.function for finding in findings_of(text)] == ["main.load"]


def test_an_async_generator_is_its_own_finding() -> None:
    text = (
        f"{HEAD}async def items():\n    work()\n    yield 1\n@app.get('/a')\nasync def f():\n"
        f"    async for _ in items():\n        pass\n"
    )
    assert [finding.function for finding in findings_of(text)] == ["main.items"]


def test_an_async_context_manager_is_its_own_finding() -> None:
    text = (
        f"{HEAD}class C:\n    async def __aenter__(self):\n        work()\n"
        f"    async def __aexit__(self, *a): ...\n@app.get('/a')\nasync def f():\n"
        f"    async with C():\n        pass\n"
    )
    assert [finding.function for finding in findings_of(text)] == ["main.C.__aenter__"]


UNREACHED: Final = {
    "f": "async def f():\n    work()\n",
    "load": "async def load():\n    work()\n@app.get('/')\ndef f():\n    asyncio.run(load())\n",
    "f.<locals>.inner": "@app.get('/')\nasync def f():\n    async def inner():\n        work()\n    return 1\n",
}


@pytest.mark.parametrize("name", UNREACHED)
def test_what_no_entry_point_reaches_is_a_finding_of_nobody(name: str) -> None:
    (finding,) = findings_of(HEAD + UNREACHED[name])
    assert (finding.function, finding.entry_points) == (f"main.{name}", ())


@pytest.mark.parametrize("kind", ["@app.get('/')\ndef f():", "def f():"])
def test_what_the_framework_runs_in_a_thread_is_no_finding(kind: str) -> None:
    assert findings_of(f"{HEAD}{kind}\n    work()\n") == ()


def test_a_def_dependency_of_an_async_route_is_no_finding() -> None:
    assert findings_of(f"{HEAD}@app.get('/')\nasync def f(a=Depends(work)): ...\n") == ()


@pytest.mark.parametrize("body", ["f2(n)\ndef f2(n):\n    f1(n)\n    work()", "f1(n - 1)\n    work()"])
def test_recursion_ends(body: str) -> None:
    text = f"{HEAD}def f1(n):\n    {body}\n@app.get('/')\nasync def f():\n    f1(3)\n"
    (finding,) = findings_of(text)
    assert (finding.function, finding.blocker) == ("main.f", "time.sleep")


def test_recursion_through_arguments_ends() -> None:
    text = (
        f"{HEAD}def again(job):\n    job()\n    again(lambda: job())\n@app.get('/')\nasync def f():\n    again(work)\n"
    )
    assert [name for *_, name in finding_words(text)] == ["time.sleep"]


def test_recursion_of_coroutines_ends() -> None:
    text = (
        f"{HEAD}async def a(n):\n    await b(n)\nasync def b(n):\n    work()\n    await a(n)\n"
        f"@app.get('/')\nasync def f():\n    await a(1)\n"
    )
    assert [finding.function for finding in findings_of(text)] == ["main.b"]


def test_one_value_of_several_is_enough_to_report_and_sure() -> None:
    text = f"{HEAD}def quiet(): ...\n@app.get('/')\nasync def f(a):\n    (work if a else quiet)()\n"
    assert [finding.certain for finding in findings_of(text)] == [True]


def test_a_default_is_only_a_guess_at_an_argument() -> None:
    text = f"{HEAD}def call(job=work):\n    job()\n@app.get('/')\nasync def f(a):\n    call(a)\n"
    assert [finding.certain for finding in findings_of(text)] == [False]


@pytest.mark.parametrize("name", rows(ELSEWHERE, {}))
def test_what_runs_elsewhere_or_waits_on_the_loop_is_no_finding(name: str) -> None:
    assert finding_words(f"{HEAD}@app.get('/')\nasync def f():\n{ELSEWHERE[name]}\n") == ()


@pytest.mark.parametrize("name", rows(STILL_HERE, {}))
def test_what_only_looks_handed_over_is_a_finding(name: str) -> None:
    body, blocker = STILL_HERE[name]
    assert {word for *_, word in finding_words(f"{HEAD}@app.get('/')\nasync def f():\n{body}\n")} == {blocker}
