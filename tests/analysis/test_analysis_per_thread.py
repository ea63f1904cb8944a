"""What shows each thread another state: databases in memory, by the text that they are opened with."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, MAIN, analyse_project, files_of, rows

from async_fixer.span import span_end, span_start

HEAD: Final = f"""
import os
from dataclasses import dataclass
import sqlalchemy as sa
from sqlalchemy import URL, create_engine, engine_from_config
from sqlalchemy.pool import SingletonThreadPool, StaticPool
{APP}"""
ROUTE: Final = "@app.get('/')\nasync def f(): ...\n"

PER_THREAD: Final = {
    "literal": "e = create_engine('sqlite://')",
    "memory": "e = create_engine('sqlite:///:memory:')",
    "with-a-driver": "e = create_engine('sqlite+pysqlite://')",
    "by-keyword": "e = create_engine(url='sqlite://')",
    "through-a-module": "e = sa.create_engine('sqlite://')",
    "renamed": "from sqlalchemy import create_engine as make\ne = make('sqlite://')",
    "kept-in-a-name": "URL = 'sqlite://'\ne = create_engine(URL)",
    "default-of-the-environment": "e = create_engine(os.getenv('URL', 'sqlite://'))",
    "or": "e = create_engine(os.getenv('URL') or 'sqlite://')",
    "either": "e = create_engine('sqlite://' if os.getenv('TEST') else 'postgresql://db')",
    "in-a-function": "def connect():\n    return create_engine('sqlite://')",
    "beside-another-option": "e = create_engine('sqlite://', echo=True)",
    "in-a-default": "def connect(engine=create_engine('sqlite://')): ...",
    "named": "e = create_engine('sqlite:///file:shop?mode=memory&uri=true')",
    "put-together": "e = create_engine(URL.create('sqlite'))",
    "put-together-by-keywords": "URL_ = URL.create(drivername='sqlite', database=':memory:')\ne = create_engine(URL_)",
    "in-an-f-string": "NAME = ':memory:'\ne = create_engine(f'sqlite:///{NAME}')",
    "sum": "NAME = ':memory:'\ne = create_engine('sqlite:///' + NAME)",
    "default-of-a-field": "@dataclass\nclass S:\n    url: str = 'sqlite://'\ns = S()\ne = create_engine(s.url)",
    "field-of-a-field": (
        "@dataclass\nclass D:\n    url: str = 'sqlite://'\n@dataclass\nclass S:\n    db: D = D()\n"
        "def read() -> S:\n    return S()\ne = create_engine(str(read().db.url))"
    ),
    "property": ("class S:\n    @property\n    def url(self):\n        return 'sqlite://'\ne = create_engine(S().url)"),
    "attribute": "class S:\n    def __init__(self):\n        self.url = 'sqlite://'\ne = create_engine(S().url)",
    "returned": "def url():\n    return os.getenv('URL', 'sqlite://')\ne = create_engine(url())",
    "passed": "def make(kind):\n    return create_engine(kind + '://')\ne = make('sqlite')",
    "default-of-a-parameter": "def make(url='sqlite://'):\n    return create_engine(url)\ne = make()",
    "item-of-a-table": "C = {'default': 'sqlite://'}\ne = create_engine(C['default'])",
    "keywords-of-a-table": "C = {'default': {'url': 'sqlite://', 'echo': True}}\ne = create_engine(**C['default'])",
    "configuration": "e = engine_from_config({'sqlalchemy.url': 'sqlite://'})",
    "ingredient-of-something-unknown": "import shop\ne = create_engine(shop.url('sqlite'))",
    "rest-unknown": "import shop\ne = create_engine(f'{shop.x or \"sqlite\"}://{shop.y}')",
    "one-connection-for-each-thread": "e = create_engine('sqlite://', poolclass=SingletonThreadPool)",
    "one-connection-that-knows-its-thread": "e = create_engine('sqlite://', poolclass=StaticPool)",
    "one-connection-made-elsewhere": "e = create_engine('sqlite://', poolclass=StaticPool, creator=lambda: 1)",
    "free-connections-of-each-thread": "e = create_engine('sqlite://', connect_args={'check_same_thread': False})",
}

SAME_FOR_ALL: Final = {
    "file": "e = create_engine('sqlite:///shop.db')",
    "server": "e = create_engine('postgresql://db/shop')",
    "one-free-connection": (
        "e = create_engine('sqlite://', poolclass=StaticPool, connect_args={'check_same_thread': False})"
    ),
    "one-free-connection-by-a-name": (
        "ARGS = {'check_same_thread': False}\n"
        "e = create_engine('sqlite://', poolclass=sa.pool.StaticPool, connect_args=ARGS)"
    ),
    "file-put-together": "e = create_engine(URL.create('sqlite', database='shop.db'))",
    "file-in-an-unknown-folder": "e = create_engine(f'sqlite:///{os.environ[\"HOME\"]}/shop.db')",
    "server-put-together": "e = create_engine(URL.create('postgresql', database=os.environ['DB']))",
    "file-by-default": "e = create_engine(os.getenv('URL', 'sqlite:///shop.db'))",
    "setting-without-default": "class S:\n    url: str\ndef connect(s: S):\n    return create_engine(s.url)",
    "part-of-a-longer-text": "NAME = 'shop.db'\ne = create_engine(f'sqlite:///{NAME}')",
    "added-to": "e = create_engine('sqlite://' + os.environ['PATH'])",
    "nothing-known": "e = create_engine(os.environ['URL'])",
    "own-function-of-the-name": "def create_engine(url): ...\ne = create_engine('sqlite://')",
    "only-a-text": "URL = 'sqlite://'",
    "another-argument": "e = create_engine('postgresql://db', comment='sqlite://')",
}


def texts_of(project: dict[str, str]) -> list[str]:
    """Return the text of each call that is found."""
    analysis = analyse_project(project)
    files = files_of(project)
    return [
        files[analysis.program.index(module).path][span_start(span) : span_end(span)]
        for module, span in analysis.per_thread
    ]


@pytest.mark.parametrize("name", rows(PER_THREAD, {}))
def test_a_database_of_each_thread_is_found(name: str) -> None:
    (found,) = texts_of({MAIN: f"{HEAD}{PER_THREAD[name]}\n{ROUTE}"})
    assert found in PER_THREAD[name]
    assert "(" in found


@pytest.mark.parametrize("name", rows(SAME_FOR_ALL, {}))
def test_a_database_of_all_threads_is_none(name: str) -> None:
    assert texts_of({MAIN: f"{HEAD}{SAME_FOR_ALL[name]}\n{ROUTE}"}) == []


def test_it_is_found_in_what_the_application_imports() -> None:
    database = "from sqlalchemy import create_engine\nengine = create_engine('sqlite://')\n"
    service = "from database import engine\n"
    project = {MAIN: f"import service\n{APP}{ROUTE}", "service.py": service, "database.py": database}
    assert texts_of(project) == ["create_engine('sqlite://')"]


def test_what_only_the_tests_open_is_another_matter() -> None:
    project = {
        MAIN: f"{APP}{ROUTE}",
        "test_main.py": "from sqlalchemy import create_engine\nimport main\nengine = create_engine('sqlite://')\n",
    }
    assert texts_of(project) == []
