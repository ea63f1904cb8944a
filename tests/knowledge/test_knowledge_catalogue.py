from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from async_fixer.errors import StubError
from async_fixer.knowledge.catalogue import find_stub, stub_packages

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("module", "path", "is_package"),
    [
        ("time", "time/__init__.pyi", True),
        ("os", "os/__init__.pyi", True),
        ("os.path", "os/path.pyi", False),
        ("concurrent.futures", "concurrent/futures/__init__.pyi", True),
        ("concurrent.futures.thread", "concurrent/futures/thread.pyi", False),
    ],
)
def test_a_module_is_found_where_the_real_layout_has_it(module: str, path: str, *, is_package: bool) -> None:
    found = find_stub(module)

    assert found is not None
    assert (found.module, found.path, found.is_package) == (module, path, is_package)
    assert ast.parse(found.text).body


@pytest.mark.parametrize(
    "module",
    [
        "",
        ".",
        "no_such_library",
        "time.sleep",
        "os.nothing",
        "os..path",
        "../time",
        "os/path",
        "a b",
        "os.path.",
        "conin$",
    ],
)
def test_nothing_is_known_of_other_modules(module: str) -> None:
    assert find_stub(module) is None


def test_every_import_name_with_a_stub_is_listed() -> None:
    assert {"builtins", "os", "time", "typing"} <= stub_packages()
    assert all(name.isidentifier() for name in stub_packages())


def test_a_users_stub_wins_and_the_first_folder_before_the_next(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "time.pyi").write_text(f"def {folder}() -> None: ...\n", encoding="utf-8")

    found = find_stub("time", (tmp_path / "a", tmp_path / "b"))

    assert found is not None
    assert (found.path, found.text, found.is_package) == ("time.pyi", "def a() -> None: ...\n", False)


def test_a_users_folder_adds_libraries_and_leaves_ours_alone(tmp_path: Path) -> None:
    (tmp_path / "inhouse").mkdir()
    (tmp_path / "inhouse" / "__init__.pyi").write_text("", encoding="utf-8")
    (tmp_path / "inhouse" / "client.pyi").write_text("", encoding="utf-8")

    assert find_stub("inhouse", (tmp_path,)) is not None
    assert find_stub("inhouse.client", (tmp_path,)) is not None
    assert find_stub("inhouse") is None
    assert find_stub("time", (tmp_path,)) == find_stub("time")


def test_a_folder_that_does_not_exist_has_no_stubs(tmp_path: Path) -> None:
    assert find_stub("time", (tmp_path / "gone",)) == find_stub("time")


@pytest.mark.parametrize("broken", [b"\xff\xfe\xff", None])
def test_a_stub_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path, broken: bytes | None) -> None:
    stub = tmp_path / "inhouse.pyi"
    if broken is None:
        stub.mkdir()
    else:
        stub.write_bytes(broken)

    with pytest.raises(StubError) as caught:
        find_stub("inhouse", (tmp_path,))

    assert caught.value.path == str(stub)
    assert caught.value.remedy
