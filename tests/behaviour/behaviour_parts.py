"""What random apps are made of: pieces for the top of a module, functions to call, statements that call them.

Every function takes a number and returns one. On one loop, where only what suspends lets others run, all are right.
In a statement, `<x>` is a call of some function, `<~x>` a coroutine that is not awaited, `<=x>` a call of a plain
function, `<&>` a function itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

REENTRANT: Final = 3
"""the lock that may be taken again by who holds it"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text for the top of a module, and what of it is to be compared at the end."""

    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Function:
    """Something that takes a number and returns one."""

    name: str
    is_async: bool = False
    suspends: bool = False
    lock: int = 0
    """the highest lock that it takes; locks are taken from high to low, and the highest more than once"""
    cost: int = 1
    """how often it blocks"""
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A statement that changes `x`."""

    text: str
    needs: frozenset[str] = frozenset()
    is_async: bool = False
    """it can only stand in an `async def`"""
    suspends: bool = False
    atomic: bool = False
    """what it calls must not suspend"""
    lock: int = 0
    times: int = 1


def _part(text: str, *needs: str, times: int = 1) -> Part:
    return Part(text, frozenset(needs), times=times)


def _atomic(text: str, *needs: str, lock: int = 0) -> Part:
    return Part(text, frozenset(needs), atomic=True, lock=lock)


def _suspending(text: str, *needs: str, times: int = 1, atomic: bool = False) -> Part:
    return Part(text, frozenset(needs), is_async=True, suspends=True, atomic=atomic, times=times)


def _leaf(name: str, *needs: str, is_async: bool = False, suspends: bool = False, lock: int = 0) -> Function:
    return Function(name, is_async, suspends, lock, needs=frozenset({"nap", *needs}))


PIECES: Final = {
    "nap": Piece("def nap(x):\n    time.sleep(0.001)\n    return x + 1"),
    "row": Piece(
        "def read_row(x):\n"
        "    connection = sqlite3.connect(HERE / 'numbers.db')\n"
        "    try:\n"
        "        return connection.execute('select ? + n from numbers', (x,)).fetchone()[0]\n"
        "    finally:\n"
        "        connection.close()"
    ),
    "file": Piece("def read_file(x):\n    return x + len((HERE / 'numbers.txt').read_text())"),
    "var": Piece(
        "VAR = ContextVar('VAR', default=0)\n\n\n"
        "def remember(x):\n    nap(x)\n    VAR.set(x)\n    return x\n\n\n"
        "def recall(x):\n    return nap(x) + VAR.get()"
    ),
    "counter": Piece("COUNTER = 0", "COUNTER"),
    "cache": Piece("CACHE = {}\nFILLS = []", "sorted(FILLS)"),
    "log": Piece("LOG = []", "sorted(LOG)"),
    "lock": Piece("LOCK = threading.Lock()", "LOCK.locked()"),
    "pair": Piece("FIRST = threading.Lock()\nSECOND = threading.Lock()"),
    "rlock": Piece("RLOCK = threading.RLock()"),
    "alock": Piece("GATE = asyncio.Lock()\nPASSED = {'n': 0}", "PASSED"),
    "seen": Piece(
        "SEEN = []\n\n\ndef is_new(x):\n    return x not in SEEN\n\n\ndef note(x):\n    SEEN.append(x)", "sorted(SEEN)"
    ),
    "local": Piece("LOCAL = threading.local()"),
    "numbers": Piece(
        "def numbers(x):\n    yield nap(x)\n    yield x\n\n\n"
        "def first(x):\n    return next(numbers(x))\n\n\n"
        "def last(x):\n"
        "    found = numbers(x)\n"
        "    while True:\n"
        "        try:\n"
        "            x = next(found)\n"
        "        except StopIteration:\n"
        "            return x"
    ),
    "loop": Piece("def clock(x):\n    asyncio.get_running_loop().time()\n    return nap(x)"),
    "stream": Piece("async def stream(x):\n    yield nap(x)\n    yield x"),
    "scope": Piece("@asynccontextmanager\nasync def scope(x):\n    y = nap(x)\n    yield y\n    nap(y)"),
    "mixed": Piece("async def mixed(x):\n    await asyncio.sleep(0)\n    return nap(x)"),
    "service": Piece(
        "class Service:\n"
        "    def __init__(self):\n"
        "        self.total = 0\n"
        "        self.lock = threading.Lock()\n\n"
        "    async def plain(self, x):\n        return nap(x)\n\n"
        "    async def guarded(self, x):\n        with self.lock:\n            return nap(x)\n\n"
        "    def add(self, x):\n"
        "        total = self.total\n"
        "        x = nap(x)\n"
        "        self.total = total + 1\n"
        "        return x\n\n"
        "    async def add_soon(self, x):\n        return self.add(x)\n\n\n"
        "SERVICE = Service()",
        "SERVICE.total",
    ),
    "job": Piece(
        "class Job:\n"
        "    def __init__(self):\n        self.done = 0\n\n"
        "    async def work(self, x):\n"
        "        done = self.done\n"
        "        nap(x)\n"
        "        self.done = done + 1"
    ),
    "fill": Piece("async def fill(box):\n    n = box['n']\n    nap(n)\n    box['n'] = n + 1"),
}

LEAVES: Final = (
    _leaf("nap"),
    _leaf("read_row", "row"),
    _leaf("read_file", "file"),
    _leaf("remember", "var"),
    _leaf("recall", "var"),
    _leaf("first", "numbers"),
    _leaf("last", "numbers"),
    _leaf("clock", "loop"),
    _leaf("mixed", "mixed", is_async=True, suspends=True),
    _leaf("SERVICE.plain", "service", is_async=True),
    _leaf("SERVICE.guarded", "service", is_async=True, lock=1),
    _leaf("SERVICE.add", "service"),
    _leaf("SERVICE.add_soon", "service", is_async=True),
)

PLAIN: Final = (
    _part("x = <x>"),
    _part("x = <x> + <x + 1>"),
    _part("if x % 2:\n    x = <x>"),
    _part("for _ in range(2):\n    x = <x>", times=2),
    _part("while x % 3:\n    x = <x // 2> // 3 * 3", times=2),
    _part("x += sum([<y> for y in (x, 1)])", times=2),
    _part("x = <x> if x % 3 else x"),
    _part("x = x and <x>"),
    _part("if (y := <x>) > 2:\n    x = y"),
    _part("x = len(f'{<x>:>4}')"),
    _part("try:\n    x = <x>\n    raise ValueError\nexcept ValueError:\n    x += 1"),
    _part("try:\n    x += 1\nfinally:\n    x = <x>"),
    _part("x = (lambda y: <=y>)(x)"),
    _part("x = partial(<&>, x)()"),
    _part("def inner(y):\n    return <=y + x>\n\nx = inner(2)"),
    _part("x = max(map(<&>, (x, 3)))", times=2),
    _part("with open(HERE / 'numbers.txt') as file:\n    x += len(file.read())"),
    _part("with open(HERE / 'numbers.txt') as file:\n    x = <x>\n    x += len(file.read())"),
    _part("x = max(map(SERVICE.add, (x, 3)))", "service", "nap"),
    _part("x = partial(SERVICE.add, x)()", "service", "nap"),
)

FRAGILE: Final = (
    _atomic("global COUNTER\nbefore = COUNTER\nx = <x>\nCOUNTER = before + 1", "counter"),
    _atomic("if x % 2 not in CACHE:\n    y = <x>\n    CACHE[x % 2] = y\n    FILLS.append(x % 2)", "cache"),
    _atomic("LOCK.acquire()\ntry:\n    x = <x>\nfinally:\n    LOCK.release()", "lock", lock=2),
)
"""Parts that an await in their middle breaks."""

ATOMIC: Final = (
    *FRAGILE,
    _atomic("global COUNTER\nCOUNTER += 1\nx = <x>", "counter"),
    _atomic("LOG.append(<x>)", "log"),
    _atomic("with LOCK:\n    x = <x>", "lock", lock=2),
    _atomic("with RLOCK:\n    x = <x>", "rlock", lock=REENTRANT),
    _atomic("LOCAL.x = x\ny = <x>\nx = LOCAL.x + y", "local"),
    _atomic("VAR.set(x)\nx = <x> + VAR.get()", "var"),
    _atomic("token = VAR.set(x)\nx = <x>\nx += VAR.get()\nVAR.reset(token)", "var"),
    _atomic(
        "connection = sqlite3.connect(HERE / 'numbers.db')\n"
        "x = <x>\n"
        "x += connection.execute('select n from numbers').fetchone()[0]\n"
        "connection.close()"
    ),
)

SUSPENDING: Final = (
    _suspending("with LOCK:\n    x = await SERVICE.plain(x)", "lock", "service", "nap"),
    _suspending("await asyncio.sleep(0)\nx = <x>"),
    _suspending("x = sum(await asyncio.gather(<~x>, <~x + 1>))"),
    _suspending("x = max(await asyncio.gather(*(<~y> for y in (x, 1))))", times=2),
    _suspending("task = asyncio.create_task(<~x>)\nx = <x>\nx += await task"),
    _suspending("x = await asyncio.wait_for(<~x>, 9)"),
    _suspending("async with GATE:\n    n = PASSED['n']\n    x = nap(x)\n    PASSED['n'] = n + 1", "alock", "nap"),
    _suspending("async for y in stream(x):\n    x += y", "stream", "nap"),
    _suspending("async with scope(x) as y:\n    x = <y>", "scope", "nap"),
    _suspending("x = await asyncio.to_thread(nap, x)", "nap"),
    _suspending("done = asyncio.get_running_loop().create_future()\ndone.set_result(<x>)\nx = await done"),
    _suspending(
        "box = {'n': 0}\n\n"
        "async def bump():\n    n = box['n']\n    <x>\n    box['n'] = n + 1\n\n"
        "await asyncio.gather(bump(), bump(), bump())\nx += box['n']",
        times=3,
        atomic=True,
    ),
    _suspending("job = Job()\nawait asyncio.gather(job.work(1), job.work(2))\nx += job.done", "job", "nap"),
    _suspending("box = {'n': 0}\nawait asyncio.gather(fill(box), fill(box))\nx += box['n']", "fill", "nap"),
    _suspending("await asyncio.sleep(0)\nif is_new(x % 2):\n    nap(x)\n    note(x % 2)", "seen", "nap"),
)

CROSSED: Final = (
    _part("with FIRST:\n    x = nap(x)\n    with SECOND:\n        x += 1", "pair", "nap"),
    _part("with SECOND:\n    x = nap(x)\n    with FIRST:\n        x += 1", "pair", "nap"),
    _part(
        "one, two = (FIRST, SECOND) if x % 2 else (SECOND, FIRST)\n"
        "with one:\n    x = nap(x)\n    with two:\n        x += 1",
        "pair",
        "nap",
    ),
)
"""Parts that take two locks, in either order: threads that do so wait for each other."""
