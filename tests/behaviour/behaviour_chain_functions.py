"""The bodies that the coroutines, generators and context managers of random chains may have."""

from __future__ import annotations

from typing import Final

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
