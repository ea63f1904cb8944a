"""What runs without being called by name: properties, special methods, iteration, `with`, comprehensions."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import blocking_names, make_program, rows, run_by

HEAD: Final = "import functools\nimport time\nfrom contextlib import contextmanager\ndef work():\n    time.sleep(1)\n"

REACHED: Final = {
    "property": "class A:\n    @property\n    def x(self):\n        work()\ndef start():\n    A().x",
    "inherited-property": (
        "class A:\n    @property\n    def x(self):\n        work()\nclass B(A): ...\ndef start():\n    B().x"
    ),
    "cached-property": (
        "class A:\n    @functools.cached_property\n    def x(self):\n        work()\ndef start():\n    A().x"
    ),
    "property-by-call": "class A:\n    def get(self):\n        work()\n    x = property(get)\ndef start():\n    A().x",
    "property-setter": (
        "class A:\n    @property\n    def x(self): ...\n    @x.setter\n    def x(self, v):\n"
        "        work()\ndef start():\n    A().x = 1"
    ),
    "property-setter-augmented": (
        "class A:\n    @property\n    def x(self): ...\n    @x.setter\n    def x(self, v):\n        work()\n"
        "def start():\n    a = A()\n    a.x += 1"
    ),
    "property-setter-unpacked": (
        "class A:\n    @property\n    def x(self): ...\n    @x.setter\n    def x(self, v):\n        work()\n"
        "def start():\n    a = A()\n    a.x, b = 1, 2"
    ),
    "property-deleter": (
        "class A:\n    @property\n    def x(self): ...\n    @x.deleter\n    def x(self):\n"
        "        work()\ndef start():\n    del A().x"
    ),
    "getattr": "class A:\n    def __getattr__(self, name):\n        work()\ndef start():\n    A().anything",
    "setattr": "class A:\n    def __setattr__(self, name, value):\n        work()\ndef start():\n    A().x = 1",
    "descriptor": (
        "class D:\n    def __get__(self, o, t):\n        work()\nclass A:\n    x = D()\ndef start():\n    A().x"
    ),
    "getitem": "class A:\n    def __getitem__(self, key):\n        work()\ndef start():\n    A()['a']",
    "setitem": "class A:\n    def __setitem__(self, key, value):\n        work()\ndef start():\n    A()['a'] = 1",
    "delitem": "class A:\n    def __delitem__(self, key):\n        work()\ndef start():\n    del A()['a']",
    "contains": "class A:\n    def __contains__(self, key):\n        work()\ndef start():\n    'a' in A()",
    "len": "class A:\n    def __len__(self):\n        work()\ndef start():\n    len(A())",
    "str": "class A:\n    def __str__(self):\n        work()\ndef start():\n    str(A())",
    "str-in-a-format": "class A:\n    def __str__(self):\n        work()\ndef start():\n    f'{A()}'",
    "bool-in-a-test": "class A:\n    def __bool__(self):\n        work()\ndef start():\n    if A():\n        pass",
    "equality": "class A:\n    def __eq__(self, other):\n        work()\ndef start():\n    A() == 1",
    "operator": "class A:\n    def __or__(self, other):\n        work()\ndef start():\n    A() | 1",
    "chained-operator": (
        "class A:\n    def __or__(self, other):\n        work()\n        return self\n"
        "def start():\n    None or A() | 1 | 2"
    ),
    "iteration": (
        "class A:\n    def __iter__(self):\n        work()\n        return iter([])\n"
        "def start():\n    for _ in A():\n        pass"
    ),
    "next": (
        "class A:\n    def __iter__(self):\n        return self\n    def __next__(self):\n"
        "        work()\ndef start():\n    for _ in A():\n        pass"
    ),
    "iteration-in-a-comprehension": (
        "class A:\n    def __iter__(self):\n        work()\n        return iter([])\ndef start():\n    [x for x in A()]"
    ),
    "enter": (
        "class A:\n    def __enter__(self):\n        work()\n"
        "    def __exit__(self, *a): ...\ndef start():\n    with A():\n        pass"
    ),
    "exit": (
        "class A:\n    def __enter__(self): ...\n    def __exit__(self, *a):\n"
        "        work()\ndef start():\n    with A():\n        pass"
    ),
    "contextmanager": (
        "@contextmanager\ndef scope():\n    work()\n    yield\ndef start():\n    with scope():\n        pass"
    ),
    "contextmanager-as-decorator": (
        "@contextmanager\ndef scope():\n    work()\n    yield\n@scope()\ndef job(): ...\ndef start():\n    job()"
    ),
    "exit-stack": (
        "from contextlib import ExitStack\n@contextmanager\ndef scope():\n    work()\n    yield\ndef start():\n"
        "    with ExitStack() as stack:\n        stack.enter_context(scope())"
    ),
    "generator": "def items():\n    work()\n    yield 1\ndef start():\n    for _ in items():\n        pass",
    "generator-in-list": "def items():\n    work()\n    yield 1\ndef start():\n    list(items())",
    "generator-unpacked": "def items():\n    work()\n    yield 1\ndef start():\n    a, = items()",
    "generator-starred": "def items():\n    work()\n    yield 1\ndef start():\n    print(*items())",
    "generator-by-next": "def items():\n    work()\n    yield 1\ndef start():\n    next(items())",
    "generator-yielded-from": (
        "def items():\n    work()\n    yield 1\ndef more():\n    yield from items()\ndef start():\n    list(more())"
    ),
    "generator-expression": "def start():\n    list(work() for _ in 'ab')",
    "generator-expression-in-any": "def start():\n    any(work() for _ in 'ab')",
    "generator-expression-for": "def start():\n    for _ in (work() for _ in 'ab'):\n        pass",
    "generator-joined": "def start():\n    ''.join(work() for _ in 'ab')",
    "list-comprehension": "def start():\n    [work() for _ in 'ab']",
    "dict-comprehension": "def start():\n    {a: work() for a in 'ab'}",
    "comprehension-condition": "def start():\n    [a for a in 'ab' if work()]",
}

GAPS: Final[dict[str, str]] = {}

OTHER: Final = {
    "repr-of-what-is-shown-as-text": "class A:\n    def __str__(self):\n        work()\ndef start():\n    f'{A()!r}'",
    "percent-r": "class A:\n    def __str__(self):\n        work()\ndef start():\n    '%r' % A()",
    "text-of-another-argument": (
        "class A:\n    def __str__(self):\n        work()\ndef start():\n    '{1} {x!r}'.format(A(), 1, x=A())"
    ),
    "reflected-where-the-left-one-answers": (
        "class A:\n    def __add__(self, other):\n        return self\n"
        "class B:\n    def __radd__(self, other):\n        work()\ndef start():\n    A() + B()"
    ),
    "a-class-that-no-statement-makes": (
        "class A:\n    def __init_subclass__(cls):\n        work()\nclass B(A): ...\ndef start():\n    B()"
    ),
    "a-pattern-of-another-class": (
        "class A:\n    @property\n    def x(self):\n        work()\nclass B: ...\n"
        "def start():\n    match B():\n        case A(x=_):\n            pass"
    ),
    "a-stack-that-is-handed-on": (
        "from contextlib import ExitStack\ndef start():\n    with ExitStack() as stack:\n"
        "        stack.callback(work)\n        return stack.pop_all()"
    ),
    "a-generator-that-is-closed-unstarted": (
        "def items():\n    work()\n    yield 1\ndef start():\n    made = items()\n    made.close()"
    ),
    "a-private-method-of-a-subclass": (
        "class A:\n    def run(self):\n        self.__go()\n    def __go(self): ...\n"
        "class B(A):\n    def __go(self):\n        work()\ndef start():\n    B().run()"
    ),
    "an-item-of-an-object-whose-class-answers": (
        "class A:\n    def __class_getitem__(cls, key):\n        work()\n    def __getitem__(self, key): ...\n"
        "def start():\n    A()[1]"
    ),
}


@pytest.mark.parametrize("name", rows(REACHED, GAPS))
def test_what_runs_implicitly_is_followed(name: str) -> None:
    program = make_program(f"{HEAD}{REACHED[name]}\n")
    assert "main.work" in run_by(program, "start")
    assert blocking_names(program, "start") == {"time.sleep"}


@pytest.mark.parametrize("name", OTHER)
def test_what_only_looks_like_it_is_not_run(name: str) -> None:
    assert not blocking_names(make_program(f"{HEAD}{OTHER[name]}\n"), "start")


@pytest.mark.parametrize("use", ["next(made)", "print(made)", "list(made)", "(lambda: made)()"])
def test_a_generator_that_anything_else_touches_may_have_started(use: str) -> None:
    text = f"def items():\n    yield 1\n    work()\ndef start():\n    made = items()\n    {use}\n    made.close()"
    assert blocking_names(make_program(f"{HEAD}{text}\n"), "start") == {"time.sleep"}
