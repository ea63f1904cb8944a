"""Names that only look like a library's: whoever binds a name last, in its scope, says what it means."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import make_program, rows, shown_values

OPEN: Final = "function builtins.open"
SLEEP: Final = "function time.sleep"

NAMES: Final[dict[str, tuple[str | dict[str, str], str]]] = {
    "builtin": ("show(open)", OPEN),
    "builtin-in-a-function": ("def load():\n    show(open)", OPEN),
    "builtin-in-a-method": ("class Store:\n    def load(self):\n        show(open)", OPEN),
    "parameter": ("def load(open):\n    show(open)", "?"),
    "local-function": ("def load():\n    def open(path): ...\n    show(open)", "function main.load.<locals>.open"),
    "module-function": ("def open(path): ...\ndef load():\n    show(open)", "function main.open"),
    "module-class": ("class open: ...\ndef load():\n    show(open)", "class main.open"),
    "loop-variable": ("def load(doors):\n    for open in doors:\n        show(open)", "?"),
    "comprehension-variable": ("def load(doors):\n    return [show(open) for open in doors]", "?"),
    "behind-a-comprehension": ("def load(doors):\n    [open for open in doors]\n    show(open)", OPEN),
    "walrus-in-a-comprehension": ("def load(a):\n    [(open := x) for x in a]\n    show(open)", "?"),
    "with-target": ("def load(door):\n    with door as open:\n        show(open)", "?"),
    "except-name": ("def load():\n    try: ...\n    except OSError as open:\n        show(open)", "builtins.OSError"),
    "match-capture": ("def load(a):\n    match a:\n        case [open]:\n            show(open)", "?"),
    "import-from-the-project": (
        {"main.py": "from files import open\nshow(open)", "files.py": "def open(path): ...\n"},
        "function files.open",
    ),
    "class-attribute-is-not-seen-by-methods": (
        "class Store:\n    open = None\n    def load(self):\n        show(open)",
        OPEN,
    ),
    "method-is-not-seen-by-methods": (
        "class Store:\n    def open(self): ...\n    def load(self):\n        show(open)",
        OPEN,
    ),
    "class-body-sees-its-names": (
        "class Store:\n    def open(self): ...\n    show(open)",
        "function main.Store.open",
    ),
    "enclosing-function": (
        "def outer():\n    def open(): ...\n    def inner():\n        show(open)",
        "function main.outer.<locals>.open",
    ),
    "global-declared": (
        "def sleep(): ...\ndef load():\n    global sleep\n    show(sleep)",
        "function main.sleep",
    ),
    "global-passes-over-the-enclosing": (
        (
            "from time import sleep\ndef outer():\n    def sleep(): ...\n    def inner():\n"
            "        global sleep\n        show(sleep)"
        ),
        SLEEP,
    ),
    "global-assigned-elsewhere": (
        (
            "import time\nsleep = None\ndef setup():\n    global sleep\n    sleep = time.sleep\n"
            "def load():\n    show(sleep)"
        ),
        SLEEP,
    ),
    "nonlocal-assigned": (
        (
            "import time\ndef outer():\n    nap = None\n    def inner():\n        nonlocal nap\n"
            "        nap = time.sleep\n    inner()\n    show(nap)"
        ),
        SLEEP,
    ),
    "deleted-and-bound-again": (
        "import time\ndef load():\n    nap = open\n    del nap\n    nap = time.sleep\n    show(nap)",
        SLEEP,
    ),
    "bound-again": ("import time\ndef load():\n    nap = open\n    nap = time.sleep\n    show(nap)", SLEEP),
    "read-before-it-is-bound-again": ("import time\ndef load():\n    nap = open\n    show(nap)\n    nap = 1", OPEN),
    "either-branch": (
        "import time\ndef load(a):\n    if a:\n        nap = open\n    else:\n        nap = time.sleep\n    show(nap)",
        f"{OPEN} | {SLEEP}",
    ),
    "either-way-round-a-loop": (
        "import time\ndef load(a):\n    nap = open\n    for _ in a:\n        show(nap)\n        nap = time.sleep",
        f"{OPEN} | {SLEEP}",
    ),
    "branch-that-may-not-run": (
        "import time\ndef load(a):\n    nap = open\n    if a:\n        nap = time.sleep\n    show(nap)",
        f"{OPEN} | {SLEEP}",
    ),
    "lambda-parameter": ("nap = lambda open: show(open)", "?"),
    "default-is-read-outside": (
        "import time\ndef load(nap=time.sleep):\n    show(nap)",
        SLEEP,
    ),
}

CLOCKS: Final[dict[str, tuple[str | dict[str, str], tuple[str, ...]]]] = {
    "fake-clock-object": (
        "class Clock:\n    def sleep(self, s): ...\ntime = Clock()\nshow(time.sleep)",
        ("function main.Clock.sleep",),
    ),
    "fake-clock-parameter": (
        "class Clock:\n    def sleep(self, s): ...\ndef load(time: Clock):\n    show(time.sleep)",
        ("function main.Clock.sleep",),
    ),
    "unknown-clock": ("def load(time):\n    show(time.sleep)", ("?",)),
    "attribute-named-like-a-module": (
        (
            "import time\nclass Clock:\n    def sleep(self, s): ...\nclass Shop:\n    def __init__(self):\n"
            "        self.time = Clock()\n    def load(self):\n        show(self.time.sleep)"
        ),
        ("function main.Clock.sleep",),
    ),
    "project-module-named-like-a-library": (
        {"main.py": "import requests\nshow(requests.get)", "requests.py": "def get(key): ...\n"},
        ("function requests.get",),
    ),
    "project-package-named-like-a-library": (
        {"main.py": "from redis import Redis\nshow(Redis)", "redis/__init__.py": "class Redis: ...\n"},
        ("class redis.Redis",),
    ),
    "submodule-named-like-a-library": (
        {
            "app/__init__.py": "",
            "app/requests.py": "def get(key): ...\n",
            "main.py": "import requests\nfrom app import requests as own\nshow(requests.get)\nshow(own.get)",
        },
        ("function requests.api.get", "function app.requests.get"),
    ),
}

GAPS: Final[dict[str, str]] = {}


@pytest.mark.parametrize("name", rows(NAMES, GAPS))
def test_a_name_means_what_its_scope_binds(name: str) -> None:
    text, expected = NAMES[name]
    assert shown_values(make_program(text)) == (expected,)


@pytest.mark.parametrize("name", CLOCKS)
def test_a_name_is_never_taken_for_a_library_by_its_spelling(name: str) -> None:
    files, expected = CLOCKS[name]
    assert shown_values(make_program(files)) == expected
