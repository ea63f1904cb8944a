"""What a value is that comes through a parameter, an attribute, a factory or a context manager of the project."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import make_program, rows, shown_values

SESSION: Final = "sqlalchemy.orm.session.Session"
HEAD: Final = """
from contextlib import asynccontextmanager, contextmanager, closing
from typing import Annotated, Optional, Generic, TypeVar
from fastapi import Depends, Security
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker
SessionLocal = sessionmaker(bind=create_engine("x"))
T = TypeVar("T")
"""

VALUES: Final = {
    "sessionmaker": "show(SessionLocal())",
    "sessionmaker-entered": "def load():\n    with SessionLocal() as db:\n        show(db)",
    "sessionmaker-begin": "def load():\n    with SessionLocal.begin() as db:\n        show(db)",
    "session-of-an-engine": "def load():\n    with Session(create_engine('x')) as db:\n        show(db)",
    "unannotated-function": "def make():\n    return SessionLocal()\nshow(make())",
    "unannotated-through-three": (
        "def a():\n    return SessionLocal()\ndef b():\n    return a()\ndef c():\n    return b()\nshow(c())"
    ),
    "local-then-returned": "def make():\n    db = SessionLocal()\n    return db\nshow(make())",
    "returned-from-either": (
        "def make(a):\n    if a:\n        return Session()\n    return SessionLocal()\nshow(make(1))"
    ),
    "returned-or-none": "def make(a):\n    if a:\n        return Session()\n    return None\nshow(make(1))",
    "annotated-result": "def make() -> Session: ...\nshow(make())",
    "parameter-passed-back": "def same(a):\n    return a\nshow(same(SessionLocal()))",
    "factory-argument": "def make(cls):\n    return cls()\nshow(make(Session))",
    "factory-of-factories": "def outer():\n    def make():\n        return Session()\n    return make\nshow(outer()())",
    "contextmanager": (
        "@contextmanager\ndef scope():\n    yield SessionLocal()\ndef load():\n"
        "    with scope() as db:\n        show(db)"
    ),
    "contextmanager-with-try": (
        "@contextmanager\ndef scope():\n    db = SessionLocal()\n    try:\n        yield db\n"
        "    finally:\n        db.close()\n"
        "def load():\n    with scope() as db:\n        show(db)"
    ),
    "asynccontextmanager": (
        "@asynccontextmanager\nasync def scope():\n    yield SessionLocal()\nasync def load():\n"
        "    async with scope() as db:\n        show(db)"
    ),
    "contextmanager-method": (
        "class Db:\n    @contextmanager\n    def scope(self):\n        yield SessionLocal()\n"
        "def load():\n    with Db().scope() as db:\n        show(db)"
    ),
    "enter-method": (
        "class Db:\n    def __enter__(self):\n        return SessionLocal()\n    def __exit__(self, *a): ...\n"
        "def load():\n    with Db() as db:\n        show(db)"
    ),
    "enter-sets-self": (
        "class Unit:\n    def __enter__(self):\n        self.db = SessionLocal()\n        return self\n"
        "    def __exit__(self, *a): ...\ndef load():\n    with Unit() as unit:\n        show(unit.db)"
    ),
    "async-enter-method": (
        "class Db:\n    async def __aenter__(self):\n        return SessionLocal()\n"
        "    async def __aexit__(self, *a): ...\n"
        "async def load():\n    async with Db() as db:\n        show(db)"
    ),
    "closing": "def load():\n    with closing(SessionLocal()) as db:\n        show(db)",
}

PARAMETERS: Final = {
    "depends-function": "def get_db():\n    return SessionLocal()\ndef route(db=Depends(get_db)):\n    show(db)",
    "depends-generator": (
        "def get_db():\n    db = SessionLocal()\n    yield db\ndef route(db=Depends(get_db)):\n    show(db)"
    ),
    "depends-async": (
        "async def get_db():\n    return SessionLocal()\nasync def route(db=Depends(get_db)):\n    show(db)"
    ),
    "depends-async-generator": (
        "async def get_db():\n    yield SessionLocal()\nasync def route(db=Depends(get_db)):\n    show(db)"
    ),
    "depends-annotated-generator": (
        "from collections.abc import Iterator\ndef get_db() -> Iterator[Session]:\n    yield SessionLocal()\n"
        "def route(db: Session = Depends(get_db)):\n    show(db)"
    ),
    "depends-keyword": (
        "def get_db():\n    return SessionLocal()\ndef route(db=Depends(dependency=get_db)):\n    show(db)"
    ),
    "depends-class": "class Unit:\n    db = SessionLocal()\ndef route(unit=Depends(Unit)):\n    show(unit.db)",
    "depends-annotation-alone": (
        "class Unit:\n    db = SessionLocal()\ndef route(unit: Unit = Depends()):\n    show(unit.db)"
    ),
    "depends-instance": (
        "class Get:\n    def __call__(self):\n        return SessionLocal()\n"
        "def route(db=Depends(Get())):\n    show(db)"
    ),
    "depends-method": (
        "class Get:\n    def db(self):\n        return SessionLocal()\nget = Get()\n"
        "def route(db=Depends(get.db)):\n    show(db)"
    ),
    "depends-lambda": "def route(db=Depends(lambda: SessionLocal())):\n    show(db)",
    "depends-closure": (
        "def maker(cls):\n    def get():\n        return cls()\n    return get\n"
        "def route(db=Depends(maker(Session))):\n    show(db)"
    ),
    "depends-kept-in-a-name": (
        "def get_db():\n    return SessionLocal()\nDB = Depends(get_db)\ndef route(db=DB):\n    show(db)"
    ),
    "security": "def get_db():\n    return SessionLocal()\ndef route(db=Security(get_db)):\n    show(db)",
    "annotated": (
        "def get_db():\n    yield SessionLocal()\ndef route(db: Annotated[Session, Depends(get_db)]):\n    show(db)"
    ),
    "annotated-class-alone": (
        "class Unit:\n    db = SessionLocal()\ndef route(unit: Annotated[Unit, Depends()]):\n    show(unit.db)"
    ),
    "annotated-any": (
        "from typing import Any\ndef get_db():\n    yield SessionLocal()\n"
        "def route(db: Annotated[Any, Depends(get_db)]):\n    show(db)"
    ),
    "annotated-in-quotes": (
        'def get_db():\n    yield SessionLocal()\ndef route(db: "Annotated[Session, Depends(get_db)]"):\n    show(db)'
    ),
    "default-value": "def load(db=SessionLocal()):\n    show(db)",
    "keyword-only": "def load(*, db: Session):\n    show(db)",
    "star": "def load(*all: Session):\n    for db in all:\n        show(db)",
    "double-star": "def load(**all: Session):\n    show(all['a'])",
}

CLASSES: Final = {
    "set-in-the-constructor": "class Repo:\n    def __init__(self):\n        self.db = SessionLocal()\nshow(Repo().db)",
    "annotated-constructor-argument": (
        "class Repo:\n    def __init__(self, db: Session):\n        self.db = db\n"
        "    def load(self):\n        show(self.db)"
    ),
    "unannotated-constructor-argument": (
        "class Repo:\n    def __init__(self, db):\n        self.db = db\nshow(Repo(SessionLocal()).db)"
    ),
    "keyword-constructor-argument": (
        "class Repo:\n    def __init__(self, db):\n        self.db = db\nshow(Repo(db=SessionLocal()).db)"
    ),
    "argument-of-the-base-constructor": (
        "class Base:\n    def __init__(self, db):\n        self.db = db\n"
        "class Repo(Base): ...\nshow(Repo(SessionLocal()).db)"
    ),
    "argument-through-super": (
        "class Base:\n    def __init__(self, db):\n        self.db = db\nclass Repo(Base):\n"
        "    def __init__(self, db):\n"
        "        super().__init__(db)\nshow(Repo(SessionLocal()).db)"
    ),
    "set-in-another-method": (
        "class Repo:\n    def open(self):\n        self.db = SessionLocal()\n    def load(self):\n        show(self.db)"
    ),
    "set-in-a-base-class": (
        "class Base:\n    def __init__(self):\n        self.db = SessionLocal()\n"
        "class Repo(Base):\n    def load(self):\n        show(self.db)"
    ),
    "set-to-none-first": (
        "class Repo:\n    def __init__(self):\n        self.db = None\n    def open(self):\n"
        "        self.db = SessionLocal()\n"
        "    def load(self):\n        show(self.db)"
    ),
    "set-by-with": (
        "class Repo:\n    def load(self):\n        with SessionLocal() as self.db:\n            show(self.db)"
    ),
    "set-from-outside": "class Repo: ...\nrepo = Repo()\nrepo.db = SessionLocal()\nshow(repo.db)",
    "class-attribute": "class Repo:\n    db = SessionLocal()\nshow(Repo.db)",
    "class-attribute-through-self": "class Repo:\n    db = SessionLocal()\n    def load(self):\n        show(self.db)",
    "class-annotation": "class Repo:\n    db: Session\n    def load(self):\n        show(self.db)",
    "dataclass-field": (
        "from dataclasses import dataclass\n@dataclass\nclass Repo:\n    db: Session\n"
        "def load(repo: Repo):\n    show(repo.db)"
    ),
    "inherited-annotation": (
        "class Base:\n    db: Session\nclass Repo(Base):\n    def load(self):\n        show(self.db)"
    ),
    "attribute-of-an-attribute": (
        "class Repo:\n    def __init__(self):\n        self.db = SessionLocal()\n"
        "class Service:\n    def __init__(self):\n"
        "        self.repo = Repo()\n    def load(self):\n        show(self.repo.db)"
    ),
    "three-attributes-deep": (
        "class A:\n    db: Session\nclass B:\n    a: A\nclass C:\n    b: B\ndef load(c: C):\n    show(c.b.a.db)"
    ),
    "property": "class Repo:\n    @property\n    def db(self):\n        return SessionLocal()\nshow(Repo().db)",
    "cached-property": (
        "from functools import cached_property\nclass Repo:\n    @cached_property\n    def db(self):\n"
        "        return SessionLocal()\nshow(Repo().db)"
    ),
    "classmethod-factory": (
        "class Repo:\n    db = SessionLocal()\n    @classmethod\n    def make(cls):\n"
        "        return cls()\nshow(Repo.make().db)"
    ),
    "classmethod-factory-of-a-base": (
        "class Base:\n    @classmethod\n    def make(cls):\n        return cls()\n"
        "class Repo(Base):\n    db = SessionLocal()\n"
        "show(Repo.make().db)"
    ),
    "self-annotation": (
        "from typing import Self\nclass Base:\n    def chain(self) -> Self: ...\n"
        "class Repo(Base):\n    db = SessionLocal()\n"
        "show(Repo().chain().chain().db)"
    ),
    "returns-self": (
        "class Repo:\n    db = SessionLocal()\n    def chain(self):\n        return self\nshow(Repo().chain().db)"
    ),
    "generic-class": (
        "class Box(Generic[T]):\n    def get(self) -> T: ...\ndef load(box: Box[Session]):\n    show(box.get())"
    ),
    "generic-base": ("class Box(Generic[T]):\n    value: T\nclass DbBox(Box[Session]): ...\nshow(DbBox().value)"),
    "generic-parameter": "def same(a: T) -> T:\n    return a\nshow(same(SessionLocal()))",
    "getattr-method": ("class Lazy:\n    def __getattr__(self, name):\n        return SessionLocal()\nshow(Lazy().db)"),
    "singleton": (
        "class Repo:\n    _one = None\n    @classmethod\n    def one(cls):\n"
        "        if cls._one is None:\n            cls._one = cls()\n"
        "        return cls._one\n    db = SessionLocal()\nshow(Repo.one().db)"
    ),
    "protocol-implementation": (
        "from typing import Protocol\nclass Has(Protocol):\n    db: Session\ndef load(has: Has):\n    show(has.db)"
    ),
}

GAPS: Final[dict[str, str]] = {}


def gaps_of(table: dict[str, str]) -> dict[str, str]:
    return {name: reason for name, reason in GAPS.items() if name in table}


def test_an_annotated_dependency_of_another_module_is_resolved_there() -> None:
    deps = HEAD + "def get_db():\n    yield SessionLocal()\nDb = Annotated[Session, Depends(get_db)]\n"
    main = "from deps import Db\ndef route(db: Db):\n    show(db)\n"
    assert shown_values(make_program({"deps.py": deps, "main.py": main})) == (SESSION,)


@pytest.mark.parametrize("name", rows(VALUES, gaps_of(VALUES)))
def test_a_factory_gives_the_session(name: str) -> None:
    assert shown_values(make_program(HEAD + VALUES[name])) == (SESSION,)


@pytest.mark.parametrize("name", rows(PARAMETERS, gaps_of(PARAMETERS)))
def test_a_parameter_holds_the_session(name: str) -> None:
    assert shown_values(make_program(HEAD + PARAMETERS[name])) == (SESSION,)


@pytest.mark.parametrize("name", rows(CLASSES, gaps_of(CLASSES)))
def test_an_attribute_holds_the_session(name: str) -> None:
    assert shown_values(make_program(HEAD + CLASSES[name])) == (SESSION,)
