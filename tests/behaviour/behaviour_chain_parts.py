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

COROUTINES: Final = (
    "async def {n}(x):\n    {body}\n    return x",
    "async def {n}(x: int) -> int:\n    {body}\n    return x",
    "async def {n}(x):\n    {body}\n    return await <~x>",
    "async def {n}(x):\n    return await <~x> + await <~1>",
    "async def {n}(x):\n    return [await <~x>][0]",
    "async def {n}(x):\n    return await <~x> if x % 2 else <x>",
    "async def {n}(x): return await <~x>",
    "async  def  {n}(x):\n    '''Some words.'''\n    {body}\n    return x",
    "async def {n}(\n    x,\n):\n    {body}\n    return x",
    "def {n}(x):\n    return <~x>",
    "def {n}(x: int) -> Awaitable[int]:\n    return <~x>",
    "def {n}(x: int) -> Coroutine[Any, Any, int]:\n    return <~x>",
    "def {n}(x):\n    if x % 2:\n        return <~x>\n    return <~1>",
    "def {n}(x):\n    x = <=x>\n    return <~x>",
    "{n} = lambda x: <~x>",
    "{n} = <&>",
    "{n} = partial(<&>)",
    "@traced\nasync def {n}(x):\n    {body}\n    return x",
    "@passed\nasync def {n}(x):\n    {body}\n    return x",
    "@again(2)\nasync def {n}(x):\n    {body}\n    return x",
    "async def {n}(x):\n    {body}\n    return x\n\n\n{n} = traced({n})",
    (
        "async def {n}_outer(x):\n    {body}\n    return <~x>\n\n\nasync def {n}(x):\n"
        "    return await (await {n}_outer(x))"
    ),
    "async def {n}_with(it, x):\n    return await it(x)\n\n\nasync def {n}(x):\n    return await {n}_with(<&>, x)",
    (
        "async def {n}_with(it: Callable[[int], Awaitable[int]], x):\n    return await it(x)\n\n\n"
        "async def {n}(x):\n    {body}\n    return await {n}_with(it=<&>, x=x)"
    ),
    "async def {n}_old(x):\n    {body}\n    return x\n\n\nasync def {n}(x):\n    return 1\n\n\n{n} = {n}_old",
    "async def {n}(x):\n    {body}\n    return x\n\n\n__all__ = ['{n}']",
    (
        "async def {n}(x, *, y=1):\n    try:\n        return await <~x + y>\n"
        "    except asyncio.CancelledError:\n        raise"
    ),
    "async def {n}(*given, **named):\n    return await <&>(*given, **named)",
    "def {n}(*given):\n    return <&>(*given)",
    "def {n}(x):\n    found = <~x>\n    return found",
    "def {n}(x):\n    async def inner():\n        {body}\n        return x\n\n    return inner()",
    (
        "def {n}_make():\n    async def made(x):\n        {body}\n        return x\n\n    return made\n\n\n"
        "{n} = {n}_make()"
    ),
    "@kept\nasync def {n}(x):\n    {body}\n    return x",
    "async def {n}(x):\n    async def inner(x):\n        {body}\n        return x\n\n    return await inner(x) + 1",
    "async def {n}(x, step=<&>):\n    return await step(x)",
    (
        "async def {n}(x, left=2):\n    {body}\n    return x if left <= 0 else await {n}_back(x, left - 1)\n\n\n"
        "async def {n}_back(x, left):\n    return await {n}(x + 1, left - 1)"
    ),
    (
        "try:\n    import no_such_module\nexcept ImportError:\n    no_such_module = None\n\n"
        "if no_such_module:\n\n    async def {n}(x):\n        {body}\n        return x\n\nelse:\n\n"
        "    async def {n}(x):\n        {body}\n        return x"
    ),
    "{n}_TABLE = {'a': <&>, 'b': <&>}\n\n\nasync def {n}(x):\n    {body}\n    return await {n}_TABLE['ab'[x % 2]](x)",
    "class C{n}:\n    async def __call__(self, x):\n        {body}\n        return x\n\n\n{n} = C{n}()",
)

METHODS: Final = (
    (
        "class A{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "class B{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "class C{n}:\n    async def go_{n}(self, x):\n        for it in (A{n}(), B{n}()):\n"
        "            x = await it.load_{n}(x)\n        return x\n\n\nO{n} = C{n}()"
    ),
    (
        "class A{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "class B{n}:\n    async def load_{n}(self, x):\n        return await soon(x)\n\n\n"
        "async def use_{n}(it, x):\n    return await it.load_{n}(x)\n\n\n"
        "class C{n}:\n    async def go_{n}(self, x):\n"
        "        return await use_{n}(A{n}(), x) + await use_{n}(B{n}(), x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class A{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "class C{n}:\n    def __init__(self, it=None):\n        self.it = it or A{n}()\n\n"
        "    async def go_{n}(self, x):\n        it = self.it\n        return await it.load_{n}(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class A{n}:\n    def __init__(self):\n        self.x = 1\n\n    async def __aenter__(self):\n"
        "        await soon(1)\n        return self\n\n    async def __aexit__(self, *_):\n        self.x = <=1>\n\n"
        "    async def load_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "class C{n}:\n    async def go_{n}(self, x):\n        async with A{n}() as it:\n"
        "            return await it.load_{n}(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    def __getattr__(self, name):\n        return <&>\n\n"
        "    async def go_{n}(self, x):\n        return await self.anything(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class A{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "class C{n}(A{n}):\n    def load_{n}(self, x):\n        return super().load_{n}(x + 1)\n\n"
        "    async def go_{n}(self, x):\n        return await self.load_{n}(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n"
        "    async def go_{n}(self, x):\n        return await getattr(self, 'load_{n}')(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n"
        "    async def go_{n}(self, x):\n        return await getattr(self, 'load_' + '{n}')(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n"
        "    async def go_{n}(self, x):\n        step = self.load_{n}\n        return await step(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    async def load_{n}(self, x):\n        return 1\n\n"
        "    async def go_{n}(self, x):\n        return await self.load_{n}(x)\n\n\n"
        "async def other_{n}(self, x):\n    {body}\n    return x\n\n\n"
        "C{n}.load_{n} = other_{n}\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    @passed\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n"
        "    @again(2)\n    async def go_{n}(self, x):\n        return await self.load_{n}(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n"
        "    async def go_{n}(self, x):\n        return await self.load_{n}(await self.load_{n}(x))\n\n\n"
        "O{n} = C{n}()"
    ),
    (
        "class B{n}:\n    async def load_{n}(self, x):\n        raise NotImplementedError\n\n"
        "    async def go_{n}(self, x):\n        return await self.load_{n}(x)\n\n\n"
        "class C{n}(B{n}):\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n\nO{n} = C{n}()"
    ),
    (
        "class B{n}(ABC):\n    @abstractmethod\n    async def load_{n}(self, x: int) -> int: ...\n\n\n"
        "class C{n}(B{n}):\n    async def load_{n}(self, x: int) -> int:\n        {body}\n        return x\n\n\n"
        "class D{n}(C{n}):\n    async def load_{n}(self, x: int) -> int:\n"
        "        return await super().load_{n}(x) + 1\n\n\n"
        "class S{n}:\n    def __init__(self, it: B{n}) -> None:\n        self.it = it\n\n"
        "    async def go_{n}(self, x: int) -> int:\n        {body}\n        return await self.it.load_{n}(x)\n\n\n"
        "O{n} = S{n}(D{n}())"
    ),
    (
        "class P{n}(Protocol):\n    async def load_{n}(self, x: int) -> int: ...\n\n\n"
        "class C{n}:\n    async def load_{n}(self, x: int) -> int:\n        {body}\n        return x\n\n\n"
        "class S{n}:\n    def __init__(self, it: P{n}) -> None:\n        self.it = it\n\n"
        "    async def go_{n}(self, x: int) -> int:\n        {body}\n        return await self.it.load_{n}(x)\n\n\n"
        "O{n} = S{n}(C{n}())"
    ),
    (
        "class C{n}:\n    async def load_{n}(self, x: int) -> int:\n        {body}\n        return x\n\n\n"
        "class S{n}:\n    def __init__(self, it: C{n}) -> None:\n        self._it = it\n\n"
        "    async def go_{n}(self, x: int) -> int:\n        return await self._it.load_{n}(x)\n\n\n"
        "O{n} = S{n}(C{n}())"
    ),
    (
        "class C{n}:\n    @staticmethod\n    async def load_{n}(x):\n        {body}\n        return x\n\n"
        "    @classmethod\n    async def go_{n}(cls, x):\n        return await cls.load_{n}(x)\n\n\nO{n} = C{n}"
    ),
    (
        "class C{n}:\n    def __init__(self):\n        self.x = 1\n\n    @property\n    async def size_{n}(self):\n"
        "        x = self.x\n        {body}\n        return x\n\n"
        "    async def go_{n}(self, x):\n        return x + await self.size_{n}\n\n\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n"
        "    fetch_{n} = load_{n}\n\n"
        "    async def go_{n}(self, x):\n        return await self.fetch_{n}(x)\n\n\nO{n} = C{n}()"
    ),
    (
        "class M{n}:\n    async def go_{n}(self, x):\n        return await self.load_{n}(x)\n\n\n"
        "class B{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "class C{n}(M{n}, B{n}):\n    pass\n\n\nO{n} = C{n}()"
    ),
    (
        "class C{n}:\n    def __init__(self, step):\n        self.step = step\n\n"
        "    async def go_{n}(self, x):\n        return await self.step(x)\n\n\nO{n} = C{n}(<&>)"
    ),
    (
        "class C{n}:\n    async def each_{n}(self, x):\n        {body}\n        yield x\n\n"
        "    @asynccontextmanager\n    async def open_{n}(self, x):\n        {body}\n        yield x\n\n"
        "    async def go_{n}(self, x):\n        async with self.open_{n}(x) as y:\n"
        "            return sum([z async for z in self.each_{n}(y)])\n\n\nO{n} = C{n}()"
    ),
)
"""Classes; `O{n}.go_{n}` is what they offer."""

GENERATORS: Final = (
    "async def {n}(x):\n    {body}\n    yield x\n    yield x + 1",
    "async def {n}(x: int) -> AsyncIterator[int]:\n    for y in range(2):\n        yield <y>",
    "async def {n}(x):\n    async for y in <*x>:\n        yield y",
    "async def {n}(x):\n    try:\n        {body}\n        yield x\n    finally:\n        {body}",
    "async def {n}(x):\n    yield await <~x>",
    "def {n}(x):\n    return <*x>",
)

MANAGERS: Final = (
    "@asynccontextmanager\nasync def {n}(x):\n    {body}\n    yield x",
    (
        "@asynccontextmanager\nasync def {n}(x: int) -> AsyncIterator[int]:\n    try:\n        {body}\n"
        "        yield x\n    finally:\n        {body}"
    ),
    "@asynccontextmanager\nasync def {n}(x):\n    async with <+x> as y:\n        yield y",
    "def {n}(x):\n    return <+x>",
)

PLAIN: Final = (
    "def {n}(x):\n    {body}\n    return x",
    "class C{n}:\n    def __call__(self, x):\n        {body}\n        return x\n\n\n{n} = C{n}()",
)

DEPENDENCIES: Final = (
    "async def {n}(x: int):\n    {body}\n    return x",
    "async def {n}(x: int):\n    {body}\n    yield x\n    {body}",
    "async def {n}(x: int):\n    async with <+x> as y:\n        yield y",
    "async def {n}(x: int):\n    async for y in <*x>:\n        x = y\n    return x",
    "def {n}(x: int):\n    {body}\n    return x",
    "class C{n}:\n    async def __call__(self, x: int):\n        {body}\n        return x\n\n\n{n} = C{n}()",
    "class C{n}:\n    async def load(self, x: int):\n        {body}\n        return x\n\n\n{n} = C{n}().load",
    "{n} = <&>",
    (
        "async def {n}_inner(x: int):\n    {body}\n    return x\n\n\n"
        "async def {n}(x: int, y: int = Depends({n}_inner)):\n    {body}\n    return x + y"
    ),
)
SERVICES: Final = (
    (
        "class R{n}:\n    async def load_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "class S{n}:\n    def __init__(self, repo: R{n}) -> None:\n        self.repo = repo\n\n"
        "    async def go_{n}(self, x):\n        {body}\n        return await self.repo.load_{n}(x)\n\n\n"
        "def {n}() -> S{n}:\n    return S{n}(R{n}())"
    ),
    (
        "class S{n}:\n    async def go_{n}(self, x):\n        {body}\n        return x\n\n\n"
        "async def {n}() -> S{n}:\n    return S{n}()"
    ),
    (
        "class S{n}:\n    def __init__(self, x: int):\n        self.x = x\n\n"
        "    async def go_{n}(self, x):\n        {body}\n        return x + self.x\n\n\n{n} = S{n}"
    ),
)

ROUTES: Final = (
    "@app.get('/{n}')\nasync def {n}(x: int{params}):\n    {body}\n    return x",
    "@app.get('/{n}')\nasync def {n}(x: int{params}):\n    {body}\n    return await <~x>",
    "@app.get('/{n}')\nasync def {n}(x: int{params}) -> int:\n    return await <~x>",
    "@app.get('/{n}')\nasync def {n}(x: int{params}):\n    {body}\n    return {'x': await <~x>, 'y': [await <~1>]}",
    "@app.get('/{n}')\nasync def {n}(x: int{params}):\n    await asyncio.sleep(0)\n    {body}\n    return x",
    (
        "@app.post('/{n}')\nasync def {n}(request: Request, x: int{params}):\n"
        "    x += (await request.json())['x']\n    {body}\n    return x"
    ),
    (
        "@app.get('/{n}')\nasync def {n}(tasks: BackgroundTasks, x: int{params}):\n    {body}\n"
        "    tasks.add_task(<&>, x)\n    return x"
    ),
    (
        "async def {n}_job(x):\n    {body}\n    LOG.append(x)\n\n\n"
        "@app.get('/{n}')\nasync def {n}(tasks: BackgroundTasks, x: int{params}):\n    {body}\n"
        "    tasks.add_task({n}_job, x)\n    return x"
    ),
    (
        "@app.get('/{n}')\nasync def {n}(x: int{params}):\n    {body}\n"
        "    async def chunks():\n        async for y in <*x>:\n            yield str(y)\n\n"
        "    return StreamingResponse(chunks())"
    ),
    (
        "@app.get('/{n}')\nasync def {n}(x: int{params}):\n    {body}\n    if x % 2:\n"
        "        raise HTTPException(418, str(await <~x>))\n    return x"
    ),
    (
        "class View{n}:\n    async def get(self, x: int{params}):\n        {body}\n        return x\n\n\n"
        "app.add_api_route('/{n}', View{n}().get)"
    ),
    "async def {n}(x: int{params}):\n    {body}\n    return x\n\n\napp.add_api_route('/{n}', {n})",
    "@app.get('/{n}')\n@kept\nasync def {n}(x: int{params}):\n    {body}\n    return x",
    (
        "@app.get('/{n}')\nasync def {n}(x: int{params}):\n    {body}\n    return x\n\n\n"
        "@app.get('/{n}/again')\nasync def {n}_again(x: int):\n    return await {n}(x)"
    ),
    (
        "@app.websocket('/{n}')\nasync def {n}(socket: WebSocket, x: int = 1{params}):\n    await socket.accept()\n"
        "    x += int(await socket.receive_text())\n    {body}\n    await socket.send_text(str(x))\n"
        "    await socket.close()"
    ),
    (
        "{n}_router = APIRouter()\n\n\n@{n}_router.get('/{n}')\nasync def {n}(x: int{params}):\n    {body}\n"
        "    return x\n\n\napp.include_router({n}_router)"
    ),
)
EXTRAS: Final = (
    (
        "@app.middleware('http')\nasync def {n}(request, call_next):\n    x = 2\n    {body}\n    LOG.append(x)\n"
        "    return await call_next(request)\n\n\n@app.get('/{n}')\nasync def {n}_route():\n    return 1"
    ),
    (
        "@app.exception_handler(KeyError)\nasync def {n}(request, error):\n    x = 3\n    {body}\n"
        "    return JSONResponse({'x': x})\n\n\n@app.get('/{n}')\nasync def {n}_route():\n    raise KeyError"
    ),
    (
        "async def {n}(x):\n    {body}\n    LOG.append(x)\n\n\n"
        "def {n}_later():\n    return asyncio.get_running_loop().create_task({n}(1))\n\n\n"
        "@app.get('/{n}')\nasync def {n}_route():\n    await {n}_later()\n    return 1"
    ),
)
LIFESPANS: Final = (
    "",
    "@asynccontextmanager\nasync def lifespan(app):\n    x = 1\n    {body}\n    LOG.append(x)\n    yield\n",
    (
        "@asynccontextmanager\nasync def lifespan(app):\n    LOG.append(await <~1>)\n    async with <+1> as x:\n"
        "        LOG.append(x)\n        yield\n"
    ),
)

TESTS: Final = (
    (
        "async def {n}_fake(x: int = 1):\n    return 4\n\n\ndef {n}(x):\n"
        "    main.app.dependency_overrides[main.d0] = {n}_fake\n    main.app.dependency_overrides.clear()"
    ),
    "def {n}(x):\n    return asyncio.run(<~x>)",
    "def {n}(x):\n    assert asyncio.run(<~x>) is not None\n    return asyncio.run(main=<~1>)",
    "def {n}(x):\n    return f'{asyncio.run(<~x>)}'",
    "async def {n}(x):\n    return await <~x>",
    "async def {n}(x):\n    assert await <~x> != await <~1> or x\n    await asyncio.sleep(0)\n    return x",
    "async def {n}(x):\n    return await asyncio.gather(<~x>, <~1>)",
    "def {n}(x):\n    async def run():\n        return await <~x> + await <~1>\n\n    return asyncio.run(run())",
    (
        "def {n}(x):\n    loop = asyncio.new_event_loop()\n    try:\n"
        "        return loop.run_until_complete(<~x>)\n    finally:\n        loop.close()"
    ),
    "def {n}(x):\n    with asyncio.Runner() as runner:\n        return runner.run(<~x>)",
    "@pytest.mark.asyncio\nasync def {n}(x):\n    return [y async for y in <*x>]",
    "async def {n}(x):\n    async with <+x> as y:\n        return y",
    "async def {n}(x):\n    with patch('{target}', AsyncMock(return_value=5)):\n        return await <~x>",
    (
        "async def {n}(x):\n    with patch('{target}') as double:\n        double.return_value = 5\n"
        "        return await <~x>"
    ),
    (
        "async def {n}(x):\n    with patch('{target}', new_callable=AsyncMock) as double:\n"
        "        double.return_value = 5\n        return await <~x>"
    ),
    "async def {n}(x):\n    with patch('{target}', new=AsyncMock(side_effect=[1, 2] * 99)):\n        return await <~x>",
    "@patch('{target}', new_callable=AsyncMock, return_value=4)\nasync def {n}(x, double):\n    return await <~x>",
    "@patch('{target}')\nasync def {n}(x, double):\n    double.return_value = 7\n    return await <~x>",
    (
        "async def {n}_fake(x):\n    return 9\n\n\nasync def {n}(x):\n"
        "    with patch('{target}', {n}_fake):\n        return await <~x>"
    ),
    (
        "async def {n}(x):\n    async def fake(x):\n        return 9\n\n"
        "    with patch.object({module}, '{attribute}', fake):\n        return await <~x>"
    ),
    (
        "async def {n}(x):\n    with patch.object({module}, '{attribute}', AsyncMock(return_value=2)) as double:\n"
        "        x = await <~x>\n        return x, double.call_count"
    ),
    (
        "def {n}(x):\n    async def fake(x):\n        return 9\n\n"
        "    with pytest.MonkeyPatch.context() as monkeypatch:\n"
        "        monkeypatch.setattr({module}, '{attribute}', fake)\n        return asyncio.run(<~x>)"
    ),
    (
        "def {n}(x):\n    with pytest.MonkeyPatch.context() as monkeypatch:\n"
        "        monkeypatch.setattr('{target}', AsyncMock(return_value=3))\n        return asyncio.run(<~x>)"
    ),
    (
        "async def {n}(x):\n    double = AsyncMock(return_value=6)\n"
        "    with patch('{target}', double):\n        x = await <~x>\n"
        "    return x, double.await_count"
    ),
    (
        "async def {n}(x):\n    old = {module}.{attribute}\n    {module}.{attribute} = AsyncMock(return_value=3)\n"
        "    try:\n        return await <~x>\n    finally:\n        {module}.{attribute} = old"
    ),
    "async def {n}(x):\n    return await <@x>",
    "async def {n}(x):\n    return asyncio.iscoroutinefunction(<&>)",
    "async def {n}(x):\n    y = <&>(x)\n    return await y if inspect.isawaitable(y) else y",
    "@pytest.fixture\nasync def {n}_value():\n    return await <~1>\n\n\nasync def {n}(x):\n    return await <~x>",
    "def {n}(x):\n    y = <~x>\n    assert inspect.iscoroutine(y)\n    y.close()",
    "def {n}(x):\n    return [asyncio.run(one(x)) for one in (<&>, <&>)]",
    "def {n}_run(coroutine):\n    return asyncio.run(coroutine)\n\n\ndef {n}(x):\n    return {n}_run(<~x>)",
    (
        "def {n}_run(function, *given):\n    return asyncio.run(function(*given))\n\n\n"
        "def {n}(x):\n    return {n}_run(<&>, x)"
    ),
)
"""Functions of the tests and scripts; `{target}` is the dotted name of an async function, in two parts as well."""

DOUBLES: Final = (
    (
        "class {n}_Fake({module}.{cls}):\n    async def {method}(self, x):\n        return 8\n\n\n"
        "async def {n}(x):\n    return await {n}_Fake().{method}(x)"
    ),
    (
        "async def {n}(x):\n    with patch.object({module}.{cls}, '{method}', AsyncMock(return_value=2)):\n"
        "        return await {path}(x)"
    ),
    (
        "async def {n}(x):\n    with patch.object({module}.{cls}, '{method}') as double:\n"
        "        double.return_value = 2\n        return await {path}(x)"
    ),
    (
        "async def {n}(x):\n    async def fake(self, x):\n        return 2\n\n"
        "    with pytest.MonkeyPatch.context() as monkeypatch:\n"
        "        monkeypatch.setattr({module}.{cls}, '{method}', fake)\n        return await {path}(x)"
    ),
    (
        "async def {n}(x):\n    with patch('depot.{module}.{cls}.{method}', new_callable=AsyncMock, return_value=3):\n"
        "        return await {path}(x)"
    ),
    (
        "async def {n}(x):\n    with patch('depot.{module}.{holder}') as double:\n"
        "        double.{method} = AsyncMock(return_value=1)\n        return await <~x>"
    ),
)
"""Tests that put something in the place of a method."""
