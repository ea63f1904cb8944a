"""What refers to a function that is async in name only: how it follows when that becomes `def`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_chains import ENDPOINT, HEAD, LOAD, METHOD, MOCK, OBJECT, ROUTE, edited_lines, moved
from plan_projects import APP, MAIN, decide, marked_lines, rows

from async_fixer.edits import CallArgument, RemoveAsync, RemoveAwait, ReplaceName, UnwrapCall

if TYPE_CHECKING:
    from async_fixer.edits import Edit

FOLLOWS: Final[dict[str, tuple[type[Edit], str | dict[str, str]]]] = {
    "await": (RemoveAwait, f"{LOAD}@app.get('/')\nasync def f():\n    return await load()  # here\n"),
    "await-in-an-f-string": (
        RemoveAwait,
        f"{LOAD}@app.get('/')\nasync def f():\n    return f'{{await load()}}'  # here\n",
    ),
    "await-in-a-comprehension": (
        RemoveAwait,
        f"{LOAD}@app.get('/')\nasync def f():\n    return [await load() for _ in 'ab']  # here\n",
    ),
    "await-in-a-walrus": (
        RemoveAwait,
        f"{LOAD}@app.get('/')\nasync def f():\n    if a := await load():  # here\n        return a\n",
    ),
    "await-of-a-choice": (
        RemoveAwait,
        f"{LOAD}@app.get('/')\nasync def f(a=1):\n    return await (load(1) if a else load(2))  # here\n",
    ),
    "await-in-a-nested-function": (
        RemoveAwait,
        (
            f"{LOAD}@app.get('/')\nasync def f():\n    async def g():\n"
            f"        return await load()  # here\n    return await g()\n"
        ),
    ),
    "await-in-a-test": (
        RemoveAwait,
        {MAIN: ROUTE, "test_x.py": "from main import load\nasync def test():\n    await load()  # here\n"},
    ),
    "await-through-an-import": (
        RemoveAwait,
        {MAIN: ROUTE, "test_x.py": "from main import load as g\nasync def test():\n    await g()  # here\n"},
    ),
    "await-through-a-re-export": (
        RemoveAwait,
        {
            "api/__init__.py": "from .calls import load\n",
            "api/calls.py": LOAD,
            MAIN: f"import api\n{APP}@app.get('/')\nasync def f():\n    return await api.load()  # here\n",
        },
    ),
    "await-at-the-start-of-the-application": (
        RemoveAwait,
        f"{ROUTE}@app.on_event('startup')\nasync def start():\n    await load()  # here\n",
    ),
    "run": (UnwrapCall, f"{ROUTE}def g():\n    asyncio.run(load())  # here\n"),
    "run-by-a-loop": (UnwrapCall, f"{ROUTE}asyncio.get_event_loop().run_until_complete(load())  # here\n"),
    "run-as-a-function": (CallArgument, f"{ROUTE}anyio.run(load, 1)  # here\n"),
    "async-for": (
        RemoveAsync,
        (
            f"{HEAD}async def rows():\n    requests.get('u')\n    yield 1\n@app.get('/')\nasync def f():\n"
            "    async for row in rows():  # here\n        print(row)\n"
        ),
    ),
    "async-comprehension": (
        RemoveAsync,
        (
            f"{HEAD}async def rows():\n    requests.get('u')\n    yield 1\n@app.get('/')\nasync def f():\n"
            "    return [row async for row in rows()]  # here\n"
        ),
    ),
    "patched": (
        ReplaceName,
        {
            MAIN: ROUTE,
            "test_x.py": f"{MOCK}@patch('main.load', new_callable=AsyncMock)  # here\ndef test(m): ...\n",
        },
    ),
    "patched-by-a-double": (
        ReplaceName,
        {
            MAIN: ROUTE,
            "test_x.py": f"{MOCK}with patch('main.load', AsyncMock(return_value=1)):  # here\n    pass\n",
        },
    ),
    "patched-by-a-variable": (
        ReplaceName,
        {
            MAIN: ROUTE,
            "test_x.py": f"{MOCK}def test():\n    m = AsyncMock(return_value=1)  # here\n"
            f"    with patch('main.load', m):\n        m.assert_called_once()\n",
        },
    ),
    "patched-by-an-assignment": (
        ReplaceName,
        {
            MAIN: ROUTE,
            "test_x.py": "from unittest.mock import AsyncMock\nimport main\ndef test():\n"
            "    main.load = AsyncMock()  # here\n",
        },
    ),
}
"""what is edited besides the definitions, on the lines that are marked"""

ALONE: Final[dict[str, str | dict[str, str]]] = {
    "patched-without-a-value": {
        MAIN: ROUTE,
        "test_x.py": "from unittest.mock import patch\n@patch('main.load')\ndef test(m): ...\n",
    },
    "patched-by-keyword": {MAIN: ROUTE, "test_x.py": "from unittest.mock import patch\npatch(target='main.load')\n"},
    "patched-as-an-attribute": {
        MAIN: ROUTE,
        "test_x.py": "import main\nfrom unittest.mock import patch\npatch.object(main, 'load')\n",
    },
    "name-only": f"{ROUTE}print(load.__name__)\n",
    "method-of-another-class": f"{ROUTE}class W:\n    async def load(self): ...\n"
    f"async def g(w: W):\n    await w.load()\n",
}
"""what needs no edit besides those of the chain"""

OF_ENTRIES: Final[dict[str, tuple[type[Edit], str, str]]] = {
    "comprehension": (
        RemoveAwait,
        "main.load",
        f"{ENDPOINT}async def g():\n    return [await load() for _ in 'ab']  # here\n",
    ),
    "loop-run": (UnwrapCall, "main.load", f"{ENDPOINT}asyncio.get_event_loop().run_until_complete(load())  # here\n"),
    "self": (
        RemoveAwait,
        "main.V.load",
        f"{METHOD}class W(V):\n    async def g(self):\n        await self.load()  # here\n",
    ),
    "super": (
        RemoveAwait,
        "main.V.load",
        f"{METHOD}class W(V):\n    async def g(self):\n        await super().load()  # here\n",
    ),
    "instance": (RemoveAwait, "main.V.load", f"{METHOD}async def g():\n    await V().load()  # here\n"),
    "annotated": (RemoveAwait, "main.V.load", f"{METHOD}async def g(v: V):\n    await v.load()  # here\n"),
    "subclass": (
        RemoveAwait,
        "main.V.load",
        f"{METHOD}class W(V): ...\nasync def g():\n    await W().load()  # here\n",
    ),
    "attribute-of-self": (
        RemoveAwait,
        "main.V.load",
        (
            f"{METHOD}class S:\n    def __init__(self, v: V):\n        self.v = v\n"
            "    async def g(self):\n        await self.v.load()  # here\n"
        ),
    ),
    "object-awaited": (RemoveAwait, "main.V.__call__", f"{OBJECT}async def g():\n    await v()  # here\n"),
    "object-run": (UnwrapCall, "main.V.__call__", f"{OBJECT}asyncio.run(v())  # here\n"),
    "object-made-and-called": (UnwrapCall, "main.V.__call__", f"{OBJECT}asyncio.run(V()())  # here\n"),
    "object-under-another-name": (UnwrapCall, "main.V.__call__", f"{OBJECT}w = v\nasyncio.run(w())  # here\n"),
    "object-in-a-list": (
        RemoveAwait,
        "main.V.__call__",
        f"{OBJECT}ALL = [v]\nasync def g():\n    for job in ALL:\n        await job()  # here\n",
    ),
    "object-returned": (
        UnwrapCall,
        "main.V.__call__",
        f"{OBJECT}def make():\n    return V()\nasyncio.run(make()())  # here\n",
    ),
    "object-annotated": (RemoveAwait, "main.V.__call__", (f"{OBJECT}async def g(job: V):\n    await job()  # here\n")),
    "object-of-a-subclass": (UnwrapCall, "main.V.__call__", (f"{OBJECT}class W(V): ...\nasyncio.run(W()())  # here\n")),
}


@pytest.mark.parametrize("name", rows(FOLLOWS, {}))
def test_what_refers_to_a_chain_follows(name: str) -> None:
    kind, project = FOLLOWS[name]
    decisions = decide(project)
    assert all((decision.strategy, decision.safety) == ("to_def", "safe") for decision in decisions)
    lines = edited_lines(project, decisions, kind)
    assert marked_lines(project) <= lines


@pytest.mark.parametrize("name", rows(ALONE, {}))
def test_what_does_not_need_to_change_stays(name: str) -> None:
    decisions = decide(ALONE[name])
    assert moved(decisions) == {"main.load", "main.f"}
    assert {path for decision in decisions for path, _ in decision.edits} == {MAIN}
    kinds = {type(edit) for decision in decisions for _, edits in decision.edits for edit in edits}
    assert kinds == {RemoveAsync, RemoveAwait}


@pytest.mark.parametrize("name", rows(OF_ENTRIES, {}))
def test_what_refers_to_an_entry_point_follows(name: str) -> None:
    kind, function, project = OF_ENTRIES[name]
    decisions = decide(project)
    assert [(decision.function, decision.strategy) for decision in decisions if decision.findings] == [
        (function, "to_def")
    ]
    assert edited_lines(project, decisions, kind) == marked_lines(project)
