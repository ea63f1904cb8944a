"""What a call runs, here and now: whether the blocking call in `work` is reached from `start`."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import blocking_names, make_program, rows, run_by

HEAD: Final = "import functools\nimport time\nfrom contextlib import contextmanager\ndef work():\n    time.sleep(1)\n"

REACHED: Final = {
    "function": "def start():\n    work()",
    "alias": "job = work\ndef start():\n    job()",
    "local-alias": "def start():\n    job = work\n    job()",
    "through-two": "def middle():\n    work()\ndef start():\n    middle()",
    "defined-later": "def start():\n    later()\ndef later():\n    work()",
    "nested": "def start():\n    def inner():\n        work()\n    inner()",
    "nested-twice": "def start():\n    def a():\n        def b():\n            work()\n        b()\n    a()",
    "returned-closure": "def make():\n    def inner():\n        work()\n    return inner\ndef start():\n    make()()",
    "closure-over-argument": (
        "def make(job):\n    def inner():\n        job()\n    return inner\ndef start():\n    make(work)()"
    ),
    "lambda": "def start():\n    job = lambda: work()\n    job()",
    "lambda-called-at-once": "def start():\n    (lambda: work())()",
    "argument": "def call(job):\n    job()\ndef start():\n    call(work)",
    "keyword-argument": "def call(*, job):\n    job()\ndef start():\n    call(job=work)",
    "lambda-argument": "def call(job):\n    job()\ndef start():\n    call(lambda: work())",
    "argument-handed-on": "def a(job):\n    job()\ndef b(job):\n    a(job)\ndef start():\n    b(work)",
    "default-argument": "def call(job=work):\n    job()\ndef start():\n    call()",
    "dispatch-table": "JOBS = {'a': work}\ndef start():\n    JOBS['a']()",
    "dispatch-table-get": "JOBS = {'a': work}\ndef start():\n    JOBS.get('a')()",
    "list-of-functions": "JOBS = [work]\ndef start():\n    for job in JOBS:\n        job()",
    "conditional-callee": "def other(): ...\ndef start(a=0):\n    (work if a else other)()",
    "map": "def start():\n    list(map(lambda a: work(), 'ab'))",
    "sorted-key": "def key(a):\n    work()\ndef start():\n    sorted('ab', key=key)",
    "partial-called": "job = functools.partial(work)\ndef start():\n    job()",
    "method": "class A:\n    def run(self):\n        work()\ndef start():\n    A().run()",
    "method-of-self": (
        "class A:\n    def run(self):\n        self.go()\n    def go(self):\n        work()\n"
        "def start():\n    A().run()"
    ),
    "inherited-method": "class A:\n    def run(self):\n        work()\nclass B(A): ...\ndef start():\n    B().run()",
    "template-method": (
        "class A:\n    def run(self):\n        self.go()\n    def go(self): ...\n"
        "class B(A):\n    def go(self):\n        work()\n"
        "def start():\n    B().run()"
    ),
    "super": (
        "class A:\n    def run(self):\n        work()\nclass B(A):\n    def run(self):\n"
        "        super().run()\ndef start():\n    B().run()"
    ),
    "super-with-arguments": (
        "class A:\n    def run(self):\n        work()\nclass B(A):\n    def run(self):\n        super(B, self).run()\n"
        "def start():\n    B().run()"
    ),
    "super-along-the-diamond": (
        "class A:\n    def run(self): ...\nclass B(A):\n    def run(self):\n        super().run()\nclass C(A):\n"
        "    def run(self):\n        work()\nclass D(B, C): ...\ndef start():\n    D().run()"
    ),
    "base-called-by-name": (
        "class A:\n    def run(self):\n        work()\nclass B(A):\n    def run(self):\n"
        "        A.run(self)\ndef start():\n    B().run()"
    ),
    "mixin": (
        "class M:\n    def run(self):\n        work()\nclass A: ...\nclass B(M, A): ...\ndef start():\n    B().run()"
    ),
    "bound-method": "class A:\n    def run(self):\n        work()\ndef start():\n    job = A().run\n    job()",
    "bound-method-argument": (
        "def call(job):\n    job()\nclass A:\n    def run(self):\n        work()\ndef start():\n    call(A().run)"
    ),
    "method-of-annotated-parameter": "class A:\n    def run(self):\n        work()\ndef start(a: 'A'):\n    a.run()",
    "method-of-an-attribute": (
        "class A:\n    def run(self):\n        work()\nclass B:\n    def __init__(self):\n"
        "        self.a = A()\n    def run(self):\n"
        "        self.a.run()\ndef start():\n    B().run()"
    ),
    "function-in-an-attribute": (
        "class A:\n    def __init__(self, job):\n        self.job = job\n    def run(self):\n        self.job()\n"
        "def start():\n    A(work).run()"
    ),
    "constructor": "class A:\n    def __init__(self):\n        work()\ndef start():\n    A()",
    "inherited-constructor": (
        "class A:\n    def __init__(self):\n        work()\nclass B(A): ...\ndef start():\n    B()"
    ),
    "new": "class A:\n    def __new__(cls):\n        work()\ndef start():\n    A()",
    "post-init": (
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n"
        "    def __post_init__(self):\n        work()\n"
        "def start():\n    A(1)"
    ),
    "metaclass-call": (
        "class M(type):\n    def __call__(cls):\n        work()\nclass A(metaclass=M): ...\ndef start():\n    A()"
    ),
    "class-method": "class A:\n    @classmethod\n    def run(cls):\n        work()\ndef start():\n    A.run()",
    "class-method-of-cls": (
        "class A:\n    @classmethod\n    def run(cls):\n        cls.go()\n    @classmethod\n"
        "    def go(cls):\n        work()\ndef start():\n    A.run()"
    ),
    "static-method": "class A:\n    @staticmethod\n    def run():\n        work()\ndef start():\n    A.run()",
    "static-method-of-an-instance": (
        "class A:\n    @staticmethod\n    def run():\n        work()\ndef start():\n    A().run()"
    ),
    "call-method": "class A:\n    def __call__(self):\n        work()\ndef start():\n    A()()",
    "call-method-of-a-global": "class A:\n    def __call__(self):\n        work()\na = A()\ndef start():\n    a()",
    "decorator-keeps": (
        "def traced(f):\n    def wrapper(*a):\n        return f(*a)\n    return wrapper\n"
        "@traced\ndef job():\n    work()\n"
        "def start():\n    job()"
    ),
    "decorator-wraps": (
        "def traced(f):\n    @functools.wraps(f)\n    def wrapper(*a):\n"
        "        return f(*a)\n    return wrapper\n@traced\ndef job():\n"
        "    work()\ndef start():\n    job()"
    ),
    "decorator-blocks-itself": (
        "def traced(f):\n    def wrapper(*a):\n        work()\n        return f(*a)\n"
        "    return wrapper\n@traced\ndef job(): ...\n"
        "def start():\n    job()"
    ),
    "decorator-with-arguments": (
        "def retry(n):\n    def outer(f):\n        def wrapper():\n            work()\n"
        "            return f()\n        return wrapper\n"
        "    return outer\n@retry(3)\ndef job(): ...\ndef start():\n    job()"
    ),
    "decorator-of-a-method": (
        "def traced(f):\n    def wrapper(self):\n        work()\n        return f(self)\n"
        "    return wrapper\nclass A:\n    @traced\n"
        "    def run(self): ...\ndef start():\n    A().run()"
    ),
    "decorator-class": (
        "class traced:\n    def __init__(self, f):\n        self.f = f\n"
        "    def __call__(self):\n        self.f()\n@traced\n"
        "def job():\n    work()\ndef start():\n    job()"
    ),
    "lru-cache": "@functools.lru_cache\ndef job():\n    work()\ndef start():\n    job()",
    "singledispatch": "@functools.singledispatch\ndef job(a):\n    work()\ndef start():\n    job(1)",
    "in-a-default": "def start():\n    def inner(a=work()): ...",
    "in-a-decorator": "def start():\n    @functools.lru_cache(work())\n    def inner(): ...",
    "in-a-class-body": "def start():\n    class A:\n        work()",
    "in-a-match": "def start(a=1):\n    match a:\n        case int() if work():\n            pass",
    "in-a-handler": "def start():\n    try: ...\n    except ValueError:\n        work()",
    "in-a-finally": "def start():\n    try: ...\n    finally:\n        work()",
    "in-a-format": "def start():\n    f'{work()}'",
    "in-a-format-specification": "def start():\n    f'{1:{work()}}'",
    "in-an-assert-message": "def start():\n    assert start, work()",
    "in-a-return": "def start():\n    return work()",
    "in-a-raise": "def start():\n    raise work()",
    "recursive": "def a(n=1):\n    b(n)\n    work()\ndef b(n):\n    a(n)\ndef start():\n    b(1)",
    "typing-protocol": (
        "from typing import Protocol\nclass P(Protocol):\n    def run(self): ...\n"
        "class A(P):\n    def run(self):\n        work()\n"
        "def start(p: P):\n    p.run()"
    ),
    "abstract-method": (
        "from abc import ABC, abstractmethod\nclass P(ABC):\n    @abstractmethod\n    def run(self): ...\nclass A(P):\n"
        "    def run(self):\n        work()\ndef start(p: P):\n    p.run()"
    ),
    "getattr-call": "class A:\n    def run(self):\n        work()\ndef start():\n    getattr(A(), 'run')()",
    "method-through-a-type-parameter": (
        "class A:\n    def run(self):\n        work()\ndef start(cls: type[A]):\n    cls().run()"
    ),
    "callable-default-factory": "def start(jobs=(work,)):\n    jobs[0]()",
}

NOT_REACHED: Final = {
    "only-named": "def start():\n    return work",
    "only-passed-to-nothing": "def take(job): ...\ndef start():\n    take(work)",
    "kept-in-a-table": "def start():\n    return {'a': work}",
    "lambda-only-made": "def start():\n    return lambda: work()",
    "nested-only-defined": "def start():\n    def inner():\n        work()\n    return inner",
    "partial-only-made": "def start():\n    return functools.partial(work)",
    "generator-only-made": "def items():\n    work()\n    yield 1\ndef start():\n    return items()",
    "generator-expression-only-made": "def start():\n    return (work() for _ in 'ab')",
    "contextmanager-only-made": (
        "@contextmanager\ndef scope():\n    work()\n    yield\ndef start():\n    return scope()"
    ),
    "coroutine-only-made": "async def job():\n    work()\ndef start():\n    return job()",
    "other-method-of-the-name": (
        "class A:\n    def run(self):\n        work()\nclass B:\n    def run(self): ...\ndef start():\n    B().run()"
    ),
    "overridden-method": (
        "class A:\n    def run(self):\n        work()\nclass B(A):\n    def run(self): ...\ndef start():\n    B().run()"
    ),
    "overridden-property": (
        "class A:\n    @property\n    def x(self):\n        work()\nclass B(A):\n    x = 1\ndef start():\n    B().x"
    ),
    "property-of-the-class": "class A:\n    @property\n    def x(self):\n        work()\ndef start():\n    A.x",
    "getter-on-assignment": (
        "class A:\n    @property\n    def x(self):\n        work()\n    @x.setter\n"
        "    def x(self, v): ...\ndef start():\n    A().x = 1"
    ),
    "getattr-of-a-known-attribute": (
        "class A:\n    y = 1\n    def __getattr__(self, name):\n        work()\ndef start():\n    A().y"
    ),
    "another-caller-s-argument": (
        "def call(job):\n    job()\ndef quiet(): ...\ndef other():\n    call(work)\ndef start():\n    call(quiet)"
    ),
    "another-object-s-argument": (
        "class A:\n    def __init__(self, job):\n        self.job = job\n    def run(self):\n"
        "        self.job()\ndef quiet(): ...\n"
        "def other():\n    A(work).run()\ndef start():\n    A(quiet).run()"
    ),
    "another-function-under-the-decorator": (
        "def traced(f):\n    def wrapper():\n        return f()\n    return wrapper\n"
        "@traced\ndef job():\n    work()\n@traced\n"
        "def quiet(): ...\ndef start():\n    quiet()"
    ),
    "another-subclass-of-the-template": (
        "class A:\n    def run(self):\n        self.go()\n    def go(self): ...\n"
        "class B(A):\n    def go(self):\n        work()\n"
        "class C(A): ...\ndef start():\n    C().run()"
    ),
    "type-annotation": "def start(a: 'work()' = 1):\n    b: work\n    return a",
    "name-of-an-own-function": "def sleep(s): ...\ndef start():\n    sleep(1)",
}

GAPS: Final[dict[str, str]] = {}


@pytest.mark.parametrize("name", rows(REACHED, GAPS))
def test_what_a_call_runs_is_followed(name: str) -> None:
    program = make_program(f"{HEAD}{REACHED[name]}\n")
    assert "main.work" in run_by(program, "start")
    assert blocking_names(program, "start") == {"time.sleep"}


@pytest.mark.parametrize("name", rows(NOT_REACHED, {}))
def test_what_does_not_run_is_not_followed(name: str) -> None:
    program = make_program(f"{HEAD}{NOT_REACHED[name]}\n")
    assert "main.work" not in run_by(program, "start")
    assert blocking_names(program, "start") == set()
