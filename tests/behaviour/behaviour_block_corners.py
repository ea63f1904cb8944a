"""Functions in which it matters how a block moves, or that it does not: `MOVED` move with these words, `KEPT` stay."""

from __future__ import annotations

from typing import Final

OPEN: Final = "with open(PATH) as h:"

MOVED: Final = {
    "the-last-statements": (f"await tick()\n{OPEN}\n    return [sure(a), h.name == PATH]", "return await"),
    "the-whole-body": (f"{OPEN}\n    return [sure(a), h.name == PATH]", "return await"),
    "alone": (f"await tick()\n{OPEN}\n    log.append(h.read(0))\nawait tick()\nreturn log", "\n    await run_in"),
    "what-is-read-behind-it": (f"await tick()\n{OPEN}\n    c = h.read(6)\nawait tick()\nreturn c", "c = await"),
    "two-that-are-read-behind-it": (
        f"await tick()\n{OPEN}\n    c = h.read(6)\n    d = sure(a)\nawait tick()\nreturn [c, d]",
        "c, d = await",
    ),
    "bound-before-and-read-in-it": (f"await tick()\n{OPEN}\n    a += sure(1)\nawait tick()\nreturn a", "nonlocal a"),
    "bound-before-and-by-a-branch": (
        f"await tick()\n{OPEN}\n    if h.read(0) == '':\n        a = 5\nawait tick()\nreturn a",
        "nonlocal a",
    ),
    "bound-before-and-suppressed": (
        (
            f"await tick()\nc = 1\n{OPEN}\n    with suppress(ValueError):\n        c = slow(log, a)\n"
            "await tick()\nreturn c"
        ),
        "nonlocal c",
    ),
    "bound-before-and-read-under-suppress": (
        (
            f"c = 1\nawait tick()\n{OPEN}\n    with suppress(ValueError):\n        c = slow(log, a)\n"
            "    log.append(c)\nawait tick()\nreturn log"
        ),
        "nonlocal c",
    ),
    "bound-before-a-caught-exception": (
        (
            f"c = 1\nawait tick()\ntry:\n    {OPEN}\n        c = sure(7)\n        slow(log, a)\n"
            "except ValueError:\n    await tick()\nreturn c"
        ),
        "nonlocal c",
    ),
    "bound-last-under-a-handler": (
        (
            f"await tick()\ntry:\n    {OPEN}\n        c = slow(log, a)\nexcept ValueError:\n    await tick()\n"
            "    c = 0\nreturn c"
        ),
        "c = await",
    ),
    "a-name-of-two-blocks": (
        (
            f"await tick()\n{OPEN}\n    log.append(h.read(0))\nawait tick()\n{OPEN}\n    log.append(h.read(1))\n"
            "await tick()\nreturn log"
        ),
        "_sync_2()",
    ),
    "read-by-a-function-outside": (
        (
            f"c = 0\ndef show():\n    return c\nawait tick()\n{OPEN}\n    c = sure(5)\n    log.append(show())\n"
            "await tick()\nreturn [show(), log]"
        ),
        "nonlocal c",
    ),
    "read-by-a-method-outside": (
        (
            f"c = 0\nclass Holder:\n    c = 1\n\n    def get(self):\n        return c\nawait tick()\n{OPEN}\n"
            "    c = sure(5)\n    log.append(Holder().get())\nawait tick()\nreturn log"
        ),
        "nonlocal c",
    ),
    "every-path-returns": (
        f"await tick()\nif a == 1:\n    {OPEN}\n        return h.read(6)\n    await tick()\nreturn 'later'",
        "return await",
    ),
    "a-loop-with-its-jumps": (
        (
            "await tick()\nfor c in (1, 2, 3):\n    if c == 2:\n        continue\n    log.append(sure(c))\n"
            "    if c == 3:\n        break\nelse:\n    log.append('else')\nawait tick()\nreturn log"
        ),
        "def {name}_sync():\n        for",
    ),
    "an-exception-of-its-own": (
        (
            f"await tick()\n{OPEN}\n    try:\n        slow(log, 3)\n    except ValueError as error:\n"
            "        log.append(str(error))\n        raise\nreturn log"
        ),
        "except ValueError as error:\n                log",
    ),
    "many-in-a-row": (
        "await tick()\nc = sure(a)\nd = sure(c)\nc = sure(d) + c\nawait tick()\nreturn [c, d]",
        "c, d = await",
    ),
    "a-tail-with-what-it-counts": (
        f"await tick()\nc = 0\n{OPEN}\n    for line in h:\n        c += 1\nd = c\nreturn [d > 3, c > 3]",
        "def {name}_sync():\n        c = 0",
    ),
    "a-comprehension-with-names-of-its-own": (
        f"c = 9\nawait tick()\n{OPEN}\n    log.append([c for c in h.read(2)])\nawait tick()\nreturn [c, log]",
        "\n    await run_in",
    ),
    "read-in-an-outer-loop": (
        (
            f"c = None\nfor d in (1, 2):\n    await tick()\n    log.append(c)\n    for e in (1, 2):\n"
            f"        await tick()\n        {OPEN}\n            c = sure(d) + e\nreturn log"
        ),
        "c = await",
    ),
    "bound-before-an-exception-of-the-last": (
        (
            f"c = 0\nawait tick()\ntry:\n    {OPEN}\n        if a == 1:\n            c = 5\n"
            "            slow(log, 3)\n        else:\n            c = 6\nexcept ValueError:\n    await tick()\nreturn c"
        ),
        "nonlocal c",
    ),
    "bound-with-what-may-not-be-bound": (
        (
            f"c = 0\nd = {{}}\nawait tick()\ntry:\n    {OPEN}\n        c, d[a][1] = sure(1), 2\nexcept KeyError:\n"
            "    await tick()\nreturn [c, d]"
        ),
        "nonlocal c",
    ),
    "suppressed-by-a-stack": (
        (
            f"c = 1\nwith ExitStack() as stack:\n    stack.enter_context(suppress(ValueError))\n    await tick()\n"
            f"    {OPEN}\n        c = sure(2)\n        d = slow(log, 3)\nreturn c"
        ),
        "nonlocal c",
    ),
    "read-by-a-generator-outside": (
        (
            f"c = 0\nrows = (row + c for row in (1, 2))\nawait tick()\n{OPEN}\n    c = sure(5)\n"
            "    log.append(list(rows))\nawait tick()\nreturn log"
        ),
        "nonlocal c",
    ),
    "what-goes-with-its-object": (
        (
            "await tick()\nc = NamedTemporaryFile()\nd = Path(c.name)\nd.write_text('y')\nd.write_text('z')\n"
            "d.write_text('w')\nawait tick()\nreturn d.exists()"
        ),
        "c, d = await",
    ),
    "a-loop-that-never-ends": (
        "await tick()\nwhile a == 7 or False:\n    b += sure(1)\n    b += sure(1)\n    b += sure(1)\nreturn b",
        "\n    while a == 7 or False:\n\n        def",
    ),
    "remarks-and-lines": (
        (
            "await tick()\n# why\nwith open(\n    PATH,\n) as h:  # a file\n    # inside\n    c = '''x\n  y'''\n\n"
            "    log.append(c)  # at last\n\n# behind\nawait tick()\nreturn log"
        ),
        "    # why\n    def {name}_sync():\n        with open(\n            PATH,\n        ) as h:  # a file\n",
    ),
}
KEPT: Final = {
    "read-later-and-maybe-not-bound": (
        f"await tick()\n{OPEN}\n    if b == 2:\n        c = 5\nawait tick()\nreturn c if b == 2 else 0"
    ),
    "carried-round-a-loop": (
        f"for d in (1, 2):\n    await tick()\n    {OPEN}\n        if d == 2:\n            log.append(c)\n"
        "        c = sure(d)\nreturn log"
    ),
    "bound-under-a-handler-that-reads-it": (
        f"await tick()\ntry:\n    {OPEN}\n        c = sure(7)\n        slow(log, a)\n"
        "except ValueError:\n    await tick()\n    log.append(c)\nreturn log"
    ),
    "read-by-a-function-that-it-calls": (
        f"def show():\n    return c\nawait tick()\n{OPEN}\n    c = sure(5)\n    log.append(show())\n"
        "await tick()\nreturn [c, log]"
    ),
    "bound-by-a-function-inside": (
        f"c = 0\ndef count():\n    nonlocal c\n    c += 1\nawait tick()\n{OPEN}\n    count()\n    c = c + sure(5)\n"
        "await tick()\nreturn c"
    ),
    "returns-on-one-path": (
        f"await tick()\nif a == 1:\n    {OPEN}\n        if b == 2:\n            return h.read(6)\n    await tick()\n"
        "return 'later'"
    ),
    "may-go-on-behind-a-return": (
        f"await tick()\nif a == 3:\n    {OPEN}\n        with suppress(ValueError):\n            return slow(log, a)\n"
        "    await tick()\nreturn 'later'"
    ),
    "leaves-a-loop": (
        f"for c in (1, 2):\n    await tick()\n    {OPEN}\n        if sure(c) == 1:\n            continue\n"
        "        break\nreturn c"
    ),
    "raises-again": (
        f"await tick()\ntry:\n    raise ValueError(a)\nexcept ValueError:\n    await tick()\n    {OPEN}\n"
        "        log.append(h.read(0))\n        raise\nreturn log"
    ),
    "sees-all-variables": (f"await tick()\n{OPEN}\n    c = h.read(0)\nawait tick()\nreturn sorted(locals())"),
    "takes-a-variable-by-name": (f"c = 4\nawait tick()\n{OPEN}\n    log.append(eval('c'))\nawait tick()\nreturn log"),
    "a-global": (f"global unheard\nawait tick()\n{OPEN}\n    unheard = sure(4)\nawait tick()\nreturn unheard"),
    "unbound-again": (
        f"await tick()\n{OPEN}\n    c = sure(b)\n    if a == 1:\n        del c\nawait tick()\nreturn c if a == 3 else 0"
    ),
    "an-annotation-alone": f"await tick()\n{OPEN}\n    a: int\n    log.append(sure(a))\nawait tick()\nreturn log",
    "read-by-a-lambda-of-each-turn": (
        f"d = []\nfor e in (1, 2):\n    await tick()\n    {OPEN}\n        c = sure(e)\n        d.append(lambda: c)\n"
        "return [one() for one in d]"
    ),
    "at-the-end-of-a-task": (
        f"async def work():\n    try:\n        await asyncio.sleep(5)\n    finally:\n        {OPEN}\n"
        "            log.append(h.read(1))\nwhole = asyncio.create_task(work())\nawait tick()\nwhole.cancel()\n"
        "await asyncio.wait([whole])\nreturn log"
    ),
    "beside-a-task": (
        f"async def work():\n    log.append('task')\nwhole = asyncio.create_task(work())\n{OPEN}\n"
        "    log.append(h.read(1))\nawait whole\nreturn log"
    ),
    "an-annotated-name": (f"c = 1\nawait tick()\n{OPEN}\n    c: int = c + sure(1)\nawait tick()\nreturn c"),
    "generator-that-is-consumed-later": (
        f"await tick()\n{OPEN}\n    c = (line for line in h)\n    await tick()\n    d = next(c)\nreturn d"
    ),
    "suppressed-and-read-later": (
        f"await tick()\n{OPEN}\n    with suppress(ValueError):\n        c = slow(log, a)\nawait tick()\nreturn c"
    ),
    "made-to-run-later": "await tick()\nc = map(sure, [a])\nawait tick()\nreturn list(c)",
    "one-line": "await tick(); h = open(PATH); c = h.read(1); h.close()\nreturn c",
}
