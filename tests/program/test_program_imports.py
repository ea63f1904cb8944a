"""Which definition a name leads to: every form of import, re-exports, and names that only look like a library's."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import make_program, shown_values

GET: Final = "function requests.api.get"
OWN: Final = "function services.clock.sleep"
CLOCK: Final = "def sleep(seconds): ...\n"

IMPORTS: Final = {
    "module": ("import requests\nshow(requests.get)", GET),
    "module-as": ("import requests as http\nshow(http.get)", GET),
    "name": ("from requests import get\nshow(get)", GET),
    "name-as": ("from requests import get as fetch\nshow(fetch)", GET),
    "star-of-a-library": ("from requests import *\nshow(get)", GET),
    "submodule": ("import requests.api\nshow(requests.api.get)", GET),
    "submodule-binds-the-head": ("import requests.api\nshow(requests.get)", GET),
    "submodule-as": ("import requests.api as api\nshow(api.get)", GET),
    "deep-submodule": (
        "import sqlalchemy.orm.session\nshow(sqlalchemy.orm.Session)",
        "class sqlalchemy.orm.session.Session",
    ),
    "several-submodules": (
        "import concurrent.futures\nimport concurrent.futures.thread as t\nshow(concurrent.futures.thread)\nshow(t)",
        "module concurrent.futures.thread",
        "module concurrent.futures.thread",
    ),
    "in-a-function": ("def load():\n    import requests\n    show(requests.get)", GET),
    "name-in-a-function": ("def load():\n    from requests import get as fetch\n    show(fetch)", GET),
    "type-checking": (
        (
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from requests import Session\n"
            "def load(session: 'Session'):\n    show(session)"
        ),
        "requests.sessions.Session",
    ),
    "try-except": (
        "try:\n    import requests as http\nexcept ImportError:\n    import httpx as http\nshow(http.get)",
        "function httpx._api.get | function requests.api.get",
    ),
    "under-a-test": ("import sys\nif sys.version_info >= (3, 11):\n    import requests\nshow(requests.get)", GET),
    "module-alias": ("import requests\nhttp = requests\nshow(http.get)", GET),
    "function-alias": ("import requests\nfetch = requests.get\nshow(fetch)", GET),
    "function-alias-in-a-class": ("import requests\nclass Http:\n    fetch = requests.get\nshow(Http.fetch)", GET),
    "unknown-library": ("import no_such_library\nshow(no_such_library.get)", "package no_such_library.get"),
    "unknown-name": ("import requests\nshow(requests.no_such_name)", "?"),
}

PROJECTS: Final[dict[str, dict[str, str | None]]] = {
    "absolute": {"main.py": "from services.clock import sleep\nshow(sleep)"},
    "absolute-module": {"main.py": "import services.clock\nshow(services.clock.sleep)"},
    "absolute-module-as": {"main.py": "import services.clock as clock\nshow(clock.sleep)"},
    "module-from-package": {"main.py": "from services import clock\nshow(clock.sleep)"},
    "re-exported": {
        "main.py": "from services import sleep\nshow(sleep)",
        "services/__init__.py": "from services.clock import sleep\n",
    },
    "re-exported-relatively": {
        "main.py": "import services\nshow(services.sleep)",
        "services/__init__.py": "from .clock import sleep\n",
    },
    "re-exported-under-another-name": {
        "main.py": "from services import pause\nshow(pause)",
        "services/__init__.py": "from .clock import sleep as pause\n",
    },
    "re-exported-by-star": {
        "main.py": "from services import sleep\nshow(sleep)",
        "services/__init__.py": "from .clock import *\n",
    },
    "star-of-a-star": {
        "main.py": "from services import *\nshow(sleep)",
        "services/__init__.py": "from .clock import *\n",
    },
    "re-exported-by-assignment": {
        "main.py": "from services import pause\nshow(pause)",
        "services/__init__.py": "from . import clock\npause = clock.sleep\n",
    },
    "circular": {
        "main.py": "from services.other import sleep\nshow(sleep)",
        "services/other.py": "from services.clock import sleep\nimport main\n",
    },
    "namespace-package": {"main.py": "import services.clock as c\nshow(c.sleep)", "services/__init__.py": None},
    "from-namespace-package": {
        "main.py": "from services import clock\nshow(clock.sleep)",
        "services/__init__.py": None,
    },
}

RELATIVE: Final = {
    "sibling": "from .clock import sleep\nshow(sleep)",
    "sibling-module": "from . import clock\nshow(clock.sleep)",
    "through-the-parent": "from ..services.clock import sleep\nshow(sleep)",
    "parent-package": "from ..services import clock as c\nshow(c.sleep)",
}


@pytest.mark.parametrize("name", IMPORTS)
def test_an_import_leads_to_the_library(name: str) -> None:
    text, *expected = IMPORTS[name]
    assert shown_values(make_program(text)) == tuple(expected)


@pytest.mark.parametrize("name", PROJECTS)
def test_an_import_leads_to_the_project(name: str) -> None:
    files = {"services/__init__.py": "", "services/clock.py": CLOCK, **PROJECTS[name]}
    program = make_program({path: text for path, text in files.items() if text is not None})
    assert shown_values(program) == (OWN,)


@pytest.mark.parametrize("name", RELATIVE)
def test_a_relative_import_leads_to_the_project(name: str) -> None:
    files = {"app/__init__.py": "", "app/services/__init__.py": "", "app/services/clock.py": CLOCK}
    program = make_program({**files, "app/services/main.py": RELATIVE[name]})
    assert shown_values(program, "app/services/main.py") == (f"function app.{OWN.removeprefix('function ')}",)
