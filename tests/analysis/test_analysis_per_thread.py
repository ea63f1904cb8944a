"""What shows each thread another state: databases in memory, by the text that they are opened with."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, MAIN, analyse_project, files_of, rows

from async_fixer.model import span_end, span_start

HEAD: Final = f"import os\nimport sqlalchemy as sa\nfrom sqlalchemy import create_engine\n{APP}"
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
}

SAME_FOR_ALL: Final = {
    "file": "e = create_engine('sqlite:///shop.db')",
    "server": "e = create_engine('postgresql://db/shop')",
    "one-connection": ("from sqlalchemy.pool import StaticPool\ne = create_engine('sqlite://', poolclass=StaticPool)"),
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
