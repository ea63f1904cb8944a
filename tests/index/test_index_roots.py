"""Which module a dotted name means, by where the importing file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from async_fixer.index.roots import ModuleFinder, ModuleName, find_module

FLAT = ("main.py", "queue.py", "services/http.py", "services/worker.py", "services/helpers.py")
NAMESPACE = ("app/main.py", "app/services/x.py", "app/clients/redis.py", "app/clients/cache.py", "tests/test_x.py")
PACKAGE = ("app/__init__.py", "app/main.py", "app/db/__init__.py", "app/db/session.py", "tests/test_db.py")
SRC = ("src/shop/__init__.py", "src/shop/main.py", "tests/test_shop.py", "tests/helpers.py")
TWINS = (
    *("a/app/__init__.py", "a/app/main.py", "a/app/only_a.py", "a/lib.py"),
    *("b/app/__init__.py", "b/app/main.py", "b/lib.py", "tools/run.py"),
)
DISTRIBUTIONS = ("one/shared/__init__.py", "one/shared/io.py", "two/api/__init__.py", "two/api/main.py")
BOTH = ("x.py", "x/__init__.py", "y.pyi", "z.py", "z.pyi")

LOCATED = [
    # files, importing file, dotted name, what it means
    (FLAT, "main.py", "services.http", ["services/http.py"]),
    (FLAT, "main.py", "http", []),
    (FLAT, "main.py", "queue", ["queue.py"]),
    (FLAT, "services/worker.py", "queue", ["queue.py"]),
    (FLAT, "services/worker.py", "http", []),
    (FLAT, "services/worker.py", "helpers", ["services/helpers.py"]),
    (FLAT, "queue.py", "queue", []),
    (NAMESPACE, "app/main.py", "app.services.x", ["app/services/x.py"]),
    (NAMESPACE, "app/main.py", "services.x", ["app/services/x.py"]),
    (NAMESPACE, "app/services/x.py", "app.main", ["app/main.py"]),
    (NAMESPACE, "tests/test_x.py", "app.main", ["app/main.py"]),
    (NAMESPACE, "app/clients/redis.py", "redis", []),
    (NAMESPACE, "app/clients/cache.py", "redis", []),
    (NAMESPACE, "app/main.py", "app", []),
    (NAMESPACE, "app/main.py", "unknown.thing", []),
    (PACKAGE, "app/db/session.py", "app.main", ["app/main.py"]),
    (PACKAGE, "app/db/session.py", "session", []),
    (PACKAGE, "app/db/session.py", "db.session", []),
    (PACKAGE, "app/main.py", "app.db", ["app/db/__init__.py"]),
    (PACKAGE, "app/__init__.py", "app", ["app/__init__.py"]),
    (PACKAGE, "tests/test_db.py", "app.db.session", ["app/db/session.py"]),
    (SRC, "tests/test_shop.py", "shop.main", ["src/shop/main.py"]),
    (SRC, "tests/test_shop.py", "helpers", ["tests/helpers.py"]),
    (SRC, "src/shop/main.py", "shop", ["src/shop/__init__.py"]),
    (TWINS, "a/app/main.py", "app.only_a", ["a/app/only_a.py"]),
    (TWINS, "b/app/main.py", "app.only_a", []),
    (TWINS, "b/app/main.py", "app.main", ["b/app/main.py"]),
    (TWINS, "b/app/main.py", "lib", ["b/lib.py"]),
    (TWINS, "tools/run.py", "app.main", ["a/app/main.py", "b/app/main.py"]),
    (TWINS, "tools/run.py", "app.only_a", ["a/app/only_a.py"]),
    (DISTRIBUTIONS, "two/api/main.py", "shared.io", ["one/shared/io.py"]),
    (BOTH, "main.py", "x", ["x/__init__.py"]),
    (BOTH, "main.py", "y", ["y.pyi"]),
    (BOTH, "main.py", "z", ["z.py"]),
]


@pytest.mark.parametrize(("files", "importing", "dotted", "expected"), LOCATED)
def test_absolute_imports(files: tuple[str, ...], importing: str, dotted: str, expected: list[str]) -> None:
    finder = ModuleFinder(files, libraries=frozenset({"http", "queue", "redis"}))
    assert list(finder.locate(dotted, importing)) == expected


@pytest.mark.parametrize(("files", "importing", "dotted", "expected"), LOCATED)
def test_absolute_paths_mean_the_same(files: tuple[str, ...], importing: str, dotted: str, expected: list[str]) -> None:
    libraries = frozenset({"http", "queue", "redis"})
    finder = ModuleFinder([f"/home/me/p/{file}" for file in files], top="/home/me/p", libraries=libraries)
    assert list(finder.locate(dotted, f"/home/me/p/{importing}")) == [f"/home/me/p/{file}" for file in expected]


def test_a_source_root_goes_before_all_others() -> None:
    files = ("app/lib/util.py", "app/main.py", "vendor/util.py", "app/util.py", "lib/util.py")
    finder = ModuleFinder(files, source_roots=["app/lib", "app"])
    assert finder.locate("util", "app/main.py") == ("app/util.py",)
    assert finder.locate("util", "app/lib/x.py") == ("app/lib/util.py",)


def test_a_library_is_shadowed_where_a_root_is_certain() -> None:
    files = ("svc/main.py", "svc/queue.py")
    assert ModuleFinder(files).locate("queue", "svc/main.py") == ()
    assert ModuleFinder(files, distributions=["svc"]).locate("queue", "svc/main.py") == ("svc/queue.py",)
    assert ModuleFinder(files, source_roots=["svc"]).locate("queue", "svc/main.py") == ("svc/queue.py",)


def test_a_distribution_elsewhere_is_found() -> None:
    files = ("one/shared.py", "two/api/__init__.py", "two/api/main.py")
    assert ModuleFinder(files).locate("shared", "two/api/main.py") == ()
    assert ModuleFinder(files, distributions=["one", "two"]).locate("shared", "two/api/main.py") == ("one/shared.py",)


@pytest.mark.parametrize(
    ("importing", "module", "level", "expected"),
    [
        ("app/db/session.py", "", 1, ["app/db/__init__.py"]),
        ("app/db/session.py", "base", 1, ["app/db/base.py"]),
        ("app/db/session.py", "main", 2, ["app/main.py"]),
        ("app/db/session.py", "db.base", 2, ["app/db/base.py"]),
        ("app/db/__init__.py", "base", 1, ["app/db/base.py"]),
        ("app/db/session.py", "missing", 1, []),
        ("app/db/session.py", "main", 3, []),
        ("app/db/session.py", "x", 9, []),
        ("plain/a.py", "b", 1, ["plain/b.py"]),
        ("plain/a.py", "", 1, []),
    ],
)
def test_relative_imports(importing: str, module: str, level: int, expected: list[str]) -> None:
    files = (
        *("app/__init__.py", "app/main.py", "app/db/__init__.py", "app/db/session.py", "app/db/base.py"),
        *("plain/a.py", "plain/b.py"),
    )
    assert list(ModuleFinder(files).resolve_relative(importing, module, level)) == expected


def test_a_folder_without_init_is_a_namespace() -> None:
    finder = ModuleFinder((*NAMESPACE, "pkg/__init__.py"))
    assert finder.is_namespace("app", "app/main.py")
    assert finder.is_namespace("app.services", "tests/test_x.py")
    assert not finder.is_namespace("pkg", "app/main.py")
    assert not finder.is_namespace("nothing", "app/main.py")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("app/db/session.py", [("", "app.db.session", False)]),
        ("app/db/__init__.py", [("", "app.db", True)]),
        ("ns/deep/m.py", [("", "ns.deep.m", False), ("ns/deep", "m", False), ("ns", "deep.m", False)]),
        ("svc/api/m.py", [("svc", "api.m", False), ("svc/api", "m", False), ("", "svc.api.m", False)]),
        (
            "lib/src/shop/__init__.py",
            [("lib/src", "shop", True), ("lib", "src.shop", True), ("", "lib.src.shop", True)],
        ),
        ("lib/src/ns/m.py", [("lib/src", "ns.m", False), ("lib/src/ns", "m", False)]),
        ("setup.py", [("", "setup", False)]),
    ],
)
def test_a_file_has_the_names_of_all_roots_that_hold_it(path: str, expected: list[tuple[str, str, bool]]) -> None:
    files = ("app/__init__.py", "app/db/__init__.py", "lib/src/shop/__init__.py", path)
    names = ModuleFinder(files, distributions=["svc"]).names(path)
    assert names[: len(expected)] == tuple(ModuleName(*parts) for parts in expected)


def test_a_top_folder_that_is_a_package_itself_still_has_a_root() -> None:
    finder = ModuleFinder(("__init__.py", "main.py", "db/__init__.py"))
    assert finder.locate("db", "main.py") == ("db/__init__.py",)
    assert finder.names("main.py")[0] == ModuleName("", "main", is_package=False)
    assert finder.names("__init__.py")[0] == ModuleName("", "__init__", is_package=True)


def test_the_disk_says_which_folders_are_packages(tmp_path: Path) -> None:
    for file in ("p/app/__init__.py", "p/app/db/__init__.py", "p/app/db/s.py", "q/src/ns/m.py", "run.py"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    cache: dict[Path, bool] = {}
    base = tmp_path.as_posix()
    assert find_module(tmp_path / "p/app/db/s.py", (), cache) == ModuleName(f"{base}/p", "app.db.s", is_package=False)
    assert find_module(tmp_path / "p/app/db/__init__.py", (), cache).name == "app.db"
    assert find_module(tmp_path / "q/src/ns/m.py", (), cache) == ModuleName(f"{base}/q/src", "ns.m", is_package=False)
    assert find_module(tmp_path / "run.py", (), cache) == ModuleName(base, "run", is_package=False)
    roots = (tmp_path, tmp_path / "p" / "app")
    assert find_module(tmp_path / "p/app/db/s.py", roots, cache).name == "db.s"


def test_relative_paths_can_be_asked_for_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").touch()
    monkeypatch.chdir(tmp_path)
    assert find_module(Path("app/main.py"), (), {}) == ModuleName("", "app.main", is_package=False)
