"""What random chains are made of: definitions, statements, entry points and tests, as text with holes.

Every function takes a number and returns one. `<x>` is the value of some function, awaited where it has to be;
`<~x>` a coroutine, `<=x>` a call of a plain function, `<&>` a function that gives a coroutine, `<@x>` a coroutine of a
function that is looked up by name, `<*x>` an async generator, `<+x>` an async context manager. `{body}` stands for
statements that change `x`, `{n}` for the name that is defined.
"""

from __future__ import annotations

from typing import Final

STORE: Final = """\
def nap(x):
    time.sleep(0.001)
    return x + 1


def row(x):
    connection = sqlite3.connect(HERE / 'numbers.db')
    try:
        return connection.execute('select ? + n from numbers', (x,)).fetchone()[0]
    finally:
        connection.close()


def read(x):
    with open(HERE / 'numbers.txt') as file:
        return x + len(file.read())


def add(a, b):
    return a + b


async def soon(x):
    await asyncio.sleep(0)
    return x + 1


def traced(function):
    @wraps(function)
    async def wrapper(x):
        return await function(x) + 1

    return wrapper


def kept(function):
    return function


def passed(function):
    @wraps(function)
    def wrapper(*given, **named):
        return function(*given, **named)

    return wrapper


def again(times):
    def decorate(function):
        @wraps(function)
        async def wrapper(*given):
            for _ in range(times - 1):
                await function(*given)
            return await function(*given)

        return wrapper

    return decorate
"""

HEAD: Final = """\
import asyncio
import inspect
import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any, Protocol

from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, HTTPException, Request, WebSocket
from fastapi.responses import JSONResponse, StreamingResponse

HERE = Path(__file__).parent
"""

TEST_HEAD: Final = """\
import asyncio
import inspect
from contextlib import asynccontextmanager
from unittest.mock import AsyncMock, MagicMock, Mock, patch

import pytest
from depot import main, service, store, work
"""

SYNC: Final = (
    "x = <=x>",
    "x += 1",
    "x = <=x> + <=x + 1>",
    "x = max(map(abs, (<=x>, 2)))",
    "with open(HERE / 'numbers.txt') as file:\n    x += len(file.read())",
    "time.sleep(0.001)",
)

AWAITS: Final = (
    "x = await <~x>",
    "x = await <~x>  # noqa",
    "x += await <~x>",
    "x = <x>",
    "await <~x>",
    "x = (await <~x>).real",
    "x = [await <~x>][0]",
    "x = -await <~x>",
    "x = await <~x> + await <~x + 1>",
    "x = await <~x> ** 2 % 100",
    "x = 2 ** await <~x % 3>",
    "x = (await <~x>) ** 2 % 100",
    "x = len(f'{await <~x>:>4}')",
    'x = len(f"{await <~x>}a{ (await <~x>).real }")',
    "x = sum([await <~y> for y in (x, 1)])",
    "x = sum({y: await <~y> for y in (x, 1)}.values())",
    "x = sum([y for y in (x, 1) if await <~y>])",
    "x = sum([y + z for y in (x, 1) for z in [await <~y>]])",
    "x = sum([y async for y in (await <~z> for z in (x, 1))])",
    "if (y := await <~x>) > 2:\n    x = y",
    "x = await <~x> if x % 2 else x",
    "x = await (<~x> if x % 2 else <~x + 1>)",
    "x = x and await <~x>",
    "x = await <~x> or 3",
    "x = int(not await <~x>) + 1",
    "x = add(a=await <~x>, b=1)",
    "x = add(*[await <~x>], **{'b': await <~1>})",
    "x = {'k': await <~x>}['k']",
    "x = (1, 2, 3)[await <~x> % 3]",
    "x, y = await <~x>, 1",
    "(x) = (await <~x>)",
    "x = await (\n    <~x>\n)",
    "x = (\n    await <~x>\n    + 1  # one more\n)",
    "x = await(<~x>)",
    "x = int(-5 <= await <~x> != 7) + x",
    "assert await <~x> is not None",
    "while await <~x> % 3:\n    x += 1\n    break",
    "for y in range(await <~x> % 3):\n    x += await <~y>",
    "try:\n    x = await <~x>\nfinally:\n    x += await <~2>",
    "try:\n    await <~x>\n    raise ValueError(await <~x>)\nexcept ValueError as error:\n    x = error.args[0]",
    "match await <~x>:\n    case 3:\n        x = 4\n    case y:\n        x = y",
    "async def inner(y):\n    return await <~y + x>\n\nx = await inner(2)",
    "async def inner(y):\n    return <=y>\n\nx = await inner(x) + await inner(1)",
    "def inner(y):\n    return <~y>\n\nx = await inner(2)",
    "inner = lambda y: <~y>\nx = await inner(x)",
    "x = await partial(<&>, x)()",
    "async for y in <*x>:\n    x += y",
    "async for y in <*x>:\n    x += y\nelse:\n    x = await <~x>",
    "x = sum([y async for y in <*x>])",
    "x = sum([await <~y> async for y in <*x>])",
    "x = max({y + z async for y in <*x> for z in (1, 2)})",
    "async with <+x> as y:\n    x = y",
    "async with <+x> as y, <+1> as z:\n    x = y + await <~z>",
    "async with (<+x> as y):\n    async for z in <*y>:\n        x += z",
    "with open(HERE / 'numbers.txt') as file:\n    x += len(file.read())\n    x = await <~x>",
    "x = await <~x>; y = 1",
    "if x: x = await <~x>",
    "y = {**{'a': await <~x>}}\nx = y['a']",
    "x = await (await asyncio_free(<&>))(x)",
    "x = int('%d' % await <~x>)",
    "x = (lambda y: y + 1)(await <~x>)",
    "y: int = await <~x>\nx = y",
    "x = sum(y for y in [await <~x>])",
    "x = sum([await <~z> for z in [await <~y> for y in (x, 1)]])",
    "x = await <~await <~x>>",
    "x = [1, 2, 3][: await <~x>][0] if x > 0 else x",
    "x = await   <~x>",
    "x = await \\\n    <~x>",
)
"""Statements that wait for nothing but what they call."""

REAL: Final = (
    "await asyncio.sleep(0)",
    "x = await soon(x)",
    "await asyncio.sleep(0)\nx = await <~x>",
    "x = len(f'{await <~x>}') + await soon(x)",
    "x = sum([await soon(y) + await <~y> for y in (x, 1)])",
    "async for y in <*x>:\n    x += await soon(y)",
    "async with <+x> as y:\n    x = await soon(y)",
    "async with <+x> as y:\n    async with <+y> as x:\n        await asyncio.sleep(0)",
    "x = await soon(x)\nwith open(HERE / 'numbers.txt') as file:\n    x += await <~len(file.read())>",
)
"""Statements that really wait."""

ODD: Final = (
    "x = sum(await asyncio.gather(<~x>, <~x + 1>))",
    "x = sum(await asyncio.gather(*(<~y> for y in (x, 1))))",
    "x = sum(await asyncio.gather(*[<~x>, <~1>], soon(x)))",
    "x = sum(await asyncio.gather(*map(<&>, (x, 1))))",
    "task = asyncio.create_task(<~x>)\nx = <x>\nx += await task",
    "x = await asyncio.ensure_future(<~x>)",
    "x = await asyncio.wait_for(<~x>, 9)",
    "x = await asyncio.wait_for(timeout=9, fut=<~x>)",
    "x = await asyncio.shield(<~x>)",
    "later = <~x>\nx = <x>\nx += await later",
    "later = [<~x>, <~1>]\nx = sum([await one for one in later])",
    "x = await {'a': <&>}['a'](x)",
    "for one in (<&>, <&>):\n    x = await one(x)",
    "one = <&>\nx = await one(x)",
    "one = <&> if x % 2 else <&>\nx = await one(x)",
    "x = await <@x>",
    "x += asyncio.iscoroutinefunction(<&>)",
    "x += inspect.iscoroutinefunction(<&>)",
    "y = <~x>\nif inspect.isawaitable(y):\n    y = await y\nx = y",
    "x = await anext(<*x>)",
    "x = await <*x>.__anext__()",
    "async with aclosing(<*x>) as ys:\n    async for y in ys:\n        x += y",
    "async with AsyncExitStack() as stack:\n    x = await stack.enter_async_context(<+x>)",
    "async with AsyncExitStack() as stack:\n    stack.push_async_callback(<&>, x)",
    "async with asyncio.timeout(9):\n    x = await <~x>",
    "async with asyncio.TaskGroup() as group:\n    one = group.create_task(<~x>)\nx = one.result()",
    "x = await apply(<&>, x)",
    "x = await asyncio.to_thread(nap, x) + await <~x>",
    "x = await asyncio.get_running_loop().create_task(<~x>)",
    "<~x>.close()",
    "ys = <*x>\nasync for y in ys:\n    x += y",
    "ys = <*x>\nx = await ys.asend(None)\nawait ys.aclose()",
    "x = await (lambda: <~x>)()",
    "x = sum([await one for one in map(<&>, (x, 1))])",
    "x = await max([<&>], key=len_of)(x)",
    "def inner():\n    nonlocal x\n    x = <=x>\n\ninner()\nx = await <~x>",
    "scope = <+x>\nasync with scope as y:\n    x += y",
    "x = (await asyncio.gather(<~x>, return_exceptions=True))[0]",
    "done, _ = await asyncio.wait([asyncio.create_task(<~x>)])\nx = done.pop().result()",
)
"""Statements that do something else with a function or its coroutine than to await it."""

APPLY: Final = """\
async def apply(function, x):
    return await function(x)


async def asyncio_free(function):
    return function


def len_of(_):
    return 1
"""
