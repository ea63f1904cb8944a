"""Functions as values: what a call of something that holds, carries or chooses a function runs, and what it leaves."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import blocking_names, make_program, run_by

HEAD: Final = "import functools\nimport time\ndef work(*given):\n    time.sleep(1)\n"
DISPATCH: Final = "@functools.singledispatch\ndef job(a): ...\n"
SHAPES: Final = "class Shape: ...\nclass Square(Shape): ...\n"
JOBS: Final = """\
import enum
class Slow:
    def run(self):
        work()
class Quick:
    def run(self): ...
class Jobs(enum.Enum):
    SLOW = Slow()
    QUICK = Quick()
    def go(self):
        self.value.run()
"""
PLUGINS: Final = """\
known = []
class Plugin:
    table = {}
    def __init_subclass__(cls):
        known.append(cls)
        cls.table[cls.__name__] = cls
    def run(self): ...
    def stop(self): ...
    def wait(self):
        work()
class Backup(Plugin):
    def run(self):
        work()
    def wait(self): ...
"""
NAMED: Final = "class A:\n    def run(self):\n        work()\n    def stop(self): ...\n"

REACHED: Final = {
    "registered-by-a-call": f"{DISPATCH}job.register(int, work)\ndef start():\n    job(1)",
    "registered-for-none": f"{DISPATCH}@job.register(type(None))\ndef _(a):\n    work()\ndef start():\n    job(None)",
    "registered-for-two": f"{DISPATCH}@job.register\ndef _(a: int | str):\n    work()\ndef start():\n    job('a')",
    "registered-twice": (
        f"{DISPATCH}@job.register(int)\n@job.register(str)\ndef _(a):\n    work()\ndef start():\n    job('a')"
    ),
    "registered-for-the-base": (
        f"{SHAPES}{DISPATCH}@job.register\ndef _(a: Shape):\n    work()\ndef start():\n    job(Square())"
    ),
    "registered-for-a-class-below": (
        f"{SHAPES}{DISPATCH}@job.register\ndef _(a: Square):\n    work()\ndef start(a: Shape):\n    job(a)"
    ),
    "registered-and-nothing-known": f"{DISPATCH}job.register(int, work)\ndef start(a):\n    job(a)",
    "attribute-of-a-function": "def job(): ...\njob.run = work\ndef start():\n    job.run()",
    "attribute-of-a-wrapper": (
        "def keep(f):\n    def wrapper(): ...\n    wrapper.run = f\n    return wrapper\n@keep\ndef job():\n    work()\n"
        "def start():\n    job.run()"
    ),
    "what-a-cache-keeps": "@functools.cache\ndef job():\n    work()\ndef start():\n    job.__wrapped__()",
    "what-a-wrapper-wraps": (
        "def keep(f):\n    @functools.wraps(f)\n    def wrapper(): ...\n    return wrapper\n@keep\n"
        "def job():\n    work()\ndef start():\n    job.__wrapped__()"
    ),
    "value-of-a-member": f"{JOBS}def start():\n    Jobs.SLOW.value.run()",
    "value-of-any-member": f"{JOBS}def start(job: Jobs):\n    job.value.run()",
    "value-in-a-method": f"{JOBS}def start():\n    Jobs.SLOW.go()",
    "value-taken-apart": (
        "import enum\nclass Jobs(enum.Enum):\n    SLOW = (1, work)\n    def __init__(self, number, run):\n"
        "        self.run = run\ndef start():\n    Jobs.SLOW.run()"
    ),
    "classes-below": f"{PLUGINS}def start():\n    [cls().run() for cls in Plugin.__subclasses__()]",
    "classes-that-register-themselves": f"{PLUGINS}def start():\n    for cls in known:\n        cls().run()",
    "classes-that-register-by-name": f"{PLUGINS}def start():\n    Plugin.table['Backup']().run()",
    "classes-at-any-depth": (
        f"{PLUGINS}class Deep(Backup):\n    def stop(self):\n        work()\n"
        "def every(cls):\n    for below in cls.__subclasses__():\n        yield below\n"
        "        yield from every(below)\n"
        "def start():\n    for cls in every(Plugin):\n        cls().stop()"
    ),
    "method-put-on-a-class": (
        "def slow(cls):\n    cls.run = lambda self: work()\n    return cls\n@slow\nclass A:\n    def run(self): ...\n"
        "def start():\n    A().run()"
    ),
    "method-put-on-a-class-by-a-maker": (
        "def slow(run):\n    def put(cls):\n        cls.run = run\n        return cls\n    return put\n@slow(work)\n"
        "class A: ...\ndef start():\n    A().run()"
    ),
    "deleter-by-a-call": (
        "class A:\n    def _drop(self):\n        work()\n    x = property(fdel=_drop)\ndef start():\n    del A().x"
    ),
    "named-in-a-table": f"{NAMED}def start(a):\n    getattr(A(), {{'x': 'run', 'y': 'stop'}}[a])()",
    "named-in-a-table-with-a-default": f"{NAMED}TABLE = {{}}\ndef start(a):\n    getattr(A(), TABLE.get(a, 'run'))()",
    "named-in-a-loop": f"{NAMED}def start():\n    for name in ('stop', 'run'):\n        getattr(A(), name)()",
    "named-in-a-comprehension": f"{NAMED}def start():\n    [getattr(A(), name)() for name in ['run']]",
    "named-by-a-constant": f"{NAMED}NAME = 'run'\ndef start():\n    getattr(A(), NAME)()",
    "named-by-its-beginning": f"{NAMED}def start(a):\n    getattr(A(), 'ru' + a)()",
    "cast-to-anything": "from typing import Any, cast\ndef start():\n    cast(Any, work)()",
    "registered-and-any-object": f"{DISPATCH}job.register(int, work)\ndef start(a: object):\n    job(a)",
}

NOT_REACHED: Final = {
    "attribute-of-another-wrapper": (
        "def keep(f):\n    def wrapper(): ...\n    wrapper.run = f\n    return wrapper\n@keep\ndef job():\n    work()\n"
        "@keep\ndef quiet(): ...\ndef start():\n    quiet.run()"
    ),
    "value-of-another-member": f"{JOBS}def start():\n    Jobs.QUICK.value.run()\n    Jobs.QUICK.go()",
    "value-that-is-renamed": (
        "import enum\nclass Job:\n    def run(self):\n        work()\nclass Jobs(enum.Enum):\n    SLOW = Job()\n"
        "    def __new__(cls, job):\n        made = object.__new__(cls)\n        made._value_ = 1\n"
        "        return made\ndef start(job: Jobs):\n    job.value.run()"
    ),
    "class-above": f"{PLUGINS}def start():\n    [cls().wait() for cls in Plugin.__subclasses__()]",
    "class-above-in-a-registry": f"{PLUGINS}def start():\n    for cls in known:\n        cls().wait()",
    "class-two-below": f"{PLUGINS}def start():\n    [cls().run() for cls in Backup.__subclasses__()]",
    "method-put-on-another-class": (
        "def put(run):\n    def decorate(cls):\n        cls.run = run\n        return cls\n    return decorate\n"
        "@put(work)\nclass A: ...\n@put(print)\nclass B: ...\ndef start():\n    B().run()"
    ),
    "setter-only-given": (
        "class A:\n    def _put(self, value):\n        work()\n    x = property(lambda self: 1, _put)\n"
        "def start():\n    A().x"
    ),
    "named-by-another-key": f"{NAMED}def start():\n    getattr(A(), {{'x': 'run', 'y': 'stop'}}['y'])()",
    "named-in-no-table": f"{NAMED}def start(a):\n    getattr(A(), {{'run': 'stop'}}[a])()",
    "named-by-another-beginning": f"{NAMED}def start(a):\n    getattr(A(), 'st' + a)()",
    "attribute-only-read": "def job(): ...\njob.run = work\ndef start():\n    return job.run",
    "wrapper-thrown-away": (
        "def paced(f):\n    @functools.wraps(f)\n    def wrapper():\n        work()\n        f()\n"
        "    return wrapper\n@paced\ndef job(): ...\ndef start():\n    job.__wrapped__()"
    ),
    "cast-to-an-object": (
        "from typing import cast\nclass A:\n    def __call__(self): ...\ndef start(a):\n    cast(A, a)()"
    ),
    "registered-for-another": f"{DISPATCH}job.register(int, work)\ndef start():\n    job('a')",
    "registered-for-the-base-too": (
        f"{SHAPES}{DISPATCH}job.register(Shape, work)\n@job.register\ndef _(a: Square): ...\n"
        "def start():\n    job(Square())"
    ),
    "registered-for-a-class-below-an-exact-one": (
        f"{SHAPES}{DISPATCH}job.register(Square, work)\ndef start():\n    job(Shape())"
    ),
    "registered-for-all-of-them": (
        "@functools.singledispatch\ndef job(a):\n    work()\n@job.register\ndef _(a: int): ...\n"
        "def start():\n    job(1)"
    ),
    "registered-elsewhere": (
        f"{DISPATCH}@functools.singledispatch\ndef other(a): ...\nother.register(int, work)\n"
        "job.register(int, print)\ndef start():\n    job(1)"
    ),
}


@pytest.mark.parametrize("name", REACHED)
def test_what_is_called_through_a_value_is_followed(name: str) -> None:
    program = make_program(f"{HEAD}{REACHED[name]}\n")
    assert "main.work" in run_by(program, "start")
    assert blocking_names(program, "start") == {"time.sleep"}


@pytest.mark.parametrize("name", NOT_REACHED)
def test_what_is_not_called_is_not_followed(name: str) -> None:
    program = make_program(f"{HEAD}{NOT_REACHED[name]}\n")
    assert "main.work" not in run_by(program, "start")
    assert blocking_names(program, "start") == set()


def test_a_variant_may_be_registered_in_another_module() -> None:
    program = make_program(
        {
            "main.py": f"{HEAD}{DISPATCH}def start():\n    job(1)\n",
            "more.py": "import main\nfrom main import job as base\n@base.register\ndef _(a: int):\n    main.work()\n",
        }
    )
    assert "main.work" in run_by(program, "start")
