"""What serves requests in random chains, and what tests them: routes, dependencies, hooks, doubles."""

from __future__ import annotations

from typing import Final

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
        "    if hasattr(main, 'd0'):\n        main.app.dependency_overrides[main.d0] = {n}_fake\n"
        "    main.app.dependency_overrides.clear()"
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
