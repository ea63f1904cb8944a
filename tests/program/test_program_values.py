"""What a value is: constructors, factories, annotations, parameters, attributes, containers, unpacking."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import make_program, rows, shown_values

SESSION: Final = "requests.sessions.Session"
IMPORT: Final = "import requests\nfrom requests import Session\n"

EXPRESSIONS: Final = {
    "constructor": "show(Session())",
    "constructor-through-a-module": "show(requests.Session())",
    "library-factory": "show(requests.session())",
    "global": "s = Session()\ndef load():\n    show(s)",
    "global-of-another-name": "s = Session()\nt = s\ndef load():\n    show(t)",
    "annotated-global-without-value": "s: Session\ndef load():\n    show(s)",
    "annotated-global-set-later": "s: Session | None = None\ndef load():\n    show(s)",
    "annotated-local": "def load(make):\n    s: Session = make()\n    show(s)",
    "conditional": "def load(a):\n    show(Session() if a else None)",
    "or-default": "def load(s: Session | None = None):\n    show(s or Session())",
    "walrus": "def load():\n    if s := Session():\n        show(s)",
    "with-as": "def load():\n    with Session() as s:\n        show(s)",
    "several-with-items": "def load(a):\n    with a as b, Session() as s:\n        show(s)",
    "unpacked-tuple": "def load():\n    s, t = Session(), 1\n    show(s)",
    "unpacked-nested": "def load():\n    (a, (s, b)), c = (1, (Session(), 2)), 3\n    show(s)",
    "unpacked-result": "def make():\n    return Session(), 1\ndef load():\n    s, _ = make()\n    show(s)",
    "unpacked-star-before": "def load():\n    *_, s = [Session()]\n    show(s)",
    "chained-assignment": "def load():\n    a = s = Session()\n    show(s)",
    "list-literal": "def load():\n    for s in [Session()]:\n        show(s)",
    "list-index": "def load():\n    show([Session()][0])",
    "tuple-index": "def load():\n    show((1, Session())[1])",
    "dict-literal": "def load():\n    show({'a': Session()}['a'])",
    "dict-values": "def load():\n    for s in {'a': Session()}.values():\n        show(s)",
    "dict-items": "def load():\n    for k, s in {'a': Session()}.items():\n        show(s)",
    "dict-get": "def load():\n    show({'a': Session()}.get('a'))",
    "list-comprehension": "def load():\n    for s in [Session() for _ in 'ab']:\n        show(s)",
    "comprehension-variable": "def load(all: list[Session]):\n    return [show(s) for s in all]",
    "inner-comprehension-variable": "def load(all: list[list[Session]]):\n    return [show(s) for a in all for s in a]",
    "generator-expression": "def load():\n    for s in (Session() for _ in 'ab'):\n        show(s)",
    "enumerate": "def load(all: list[Session]):\n    for n, s in enumerate(all):\n        show(s)",
    "zip": "def load(all: list[Session]):\n    for n, s in zip('ab', all):\n        show(s)",
    "sorted": "def load(all: list[Session]):\n    for s in sorted(all):\n        show(s)",
    "reversed": "def load(all: list[Session]):\n    for s in reversed(all):\n        show(s)",
    "next": "def load(all: list[Session]):\n    show(next(iter(all)))",
    "list-of-a-tuple": "def load(all: tuple[Session, ...]):\n    show(list(all)[0])",
    "cast": "from typing import cast\ndef load(a):\n    show(cast(Session, a))",
    "cast-in-quotes": "from typing import cast\ndef load(a):\n    show(cast('Session', a))",
    "partial": "from functools import partial\nshow(partial(Session)())",
    "lambda-result": "make = lambda: Session()\nshow(make())",
    "awaited": "async def make():\n    return Session()\nasync def load():\n    show(await make())",
    "yielded": "def make():\n    yield Session()\ndef load():\n    for s in make():\n        show(s)",
    "yielded-from": "def make():\n    yield from [Session()]\ndef load():\n    for s in make():\n        show(s)",
    "async-yielded": (
        "async def make():\n    yield Session()\nasync def load():\n    async for s in make():\n        show(s)"
    ),
    "copy-of-a-list": "def load(all: list[Session]):\n    show(all[:][0])",
    "slice": "def load(all: list[Session]):\n    for s in all[1:]:\n        show(s)",
    "list-appended-to": "def load():\n    all: list[Session] = []\n    all.append(Session())\n    show(all[0])",
}

ANNOTATIONS: Final = {
    "class": "Session",
    "dotted": "requests.Session",
    "in-quotes": "'Session'",
    "dotted-in-quotes": "'requests.Session'",
    "optional": "Optional[Session]",
    "union": "Union[Session, None]",
    "bar-none": "Session | None",
    "none-first": "None | Session",
    "optional-in-quotes": "'Session | None'",
    "partly-in-quotes": "Optional['Session']",
    "annotated": "Annotated[Session, 'x']",
    "annotated-in-quotes": "Annotated['Session', 'x']",
    "annotated-optional": "Optional[Annotated[Session, 'x']]",
    "alias": "Alias",
    "alias-of-an-alias": "AliasTwo",
    "alias-of-optional": "OptionalAlias",
    "alias-of-annotated": "AnnotatedAlias",
    "alias-in-quotes": "'Alias'",
    "new-type": "Named",
    "type-variable-with-bound": "Bound",
    "final": "Final[Session]",
}

ELEMENTS: Final = {
    "list": "list[Session]",
    "typing-list": "List[Session]",
    "set": "set[Session]",
    "tuple-of-any-length": "tuple[Session, ...]",
    "typing-tuple": "Tuple[Session, ...]",
    "iterable": "Iterable[Session]",
    "sequence": "Sequence[Session]",
    "iterator": "Iterator[Session]",
    "generator": "Generator[Session, None, None]",
    "optional-list": "list[Session] | None",
    "list-of-optional": "list[Session | None]",
    "frozenset": "frozenset[Session]",
    "deque": "deque[Session]",
}

HEAD: Final = """
from __future__ import annotations
import requests
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from requests import Session
from typing import Annotated, Final, List, NewType, Optional, Tuple, TypeVar, Union
Alias = Session
AliasTwo = Alias
OptionalAlias = Optional[Session]
AnnotatedAlias = Annotated[Session, "x"]
Named = NewType("Named", Session)
Bound = TypeVar("Bound", bound=Session)
"""

MAPPINGS: Final = {
    "dict": "dict[str, Session]",
    "typing-dict": "Dict[str, Session]",
    "mapping": "Mapping[str, Session]",
    "defaultdict": "defaultdict[str, Session]",
}

GAPS: Final[dict[str, str]] = {}


@pytest.mark.parametrize("name", rows(EXPRESSIONS, GAPS))
def test_an_expression_holds_the_session(name: str) -> None:
    assert shown_values(make_program(IMPORT + EXPRESSIONS[name])) == (SESSION,)


def test_a_method_gives_what_its_stub_says() -> None:
    shown = shown_values(make_program(IMPORT + "show(Session().get('u'))\nshow(Session().get('u').raw)"))
    assert shown == ("requests.models.Response", "urllib3.response.HTTPResponse")


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_an_annotated_parameter_holds_the_session(name: str) -> None:
    text = f"{HEAD}def load(s: {ANNOTATIONS[name]}):\n    show(s)\n"
    assert shown_values(make_program(text)) == (SESSION,)


@pytest.mark.parametrize("name", ELEMENTS)
def test_the_elements_of_an_annotated_parameter_are_sessions(name: str) -> None:
    text = f"{HEAD}def load(all: {ELEMENTS[name]}):\n    for s in all:\n        show(s)\n"
    assert shown_values(make_program(text)) == (SESSION,)


@pytest.mark.parametrize("name", MAPPINGS)
def test_the_items_of_an_annotated_mapping_are_sessions(name: str) -> None:
    head = f"{HEAD}from collections import defaultdict\nfrom collections.abc import Mapping\nfrom typing import Dict\n"
    body = (
        "    show(all['a'])\n    for s in all.values():\n        show(s)\n"
        "    for k, t in all.items():\n        show(t)\n"
    )
    assert shown_values(make_program(f"{head}def load(all: {MAPPINGS[name]}):\n{body}")) == (SESSION,) * 3
