"""Which files are looked at: as git would see them, every one once, and whatever the user names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from async_fixer.errors import UsageError
from async_fixer.settings import Settings
from async_fixer.source import repository
from async_fixer.source.discover import discover
from async_fixer.source.ignore import Rules, decide

if TYPE_CHECKING:
    from collections.abc import Mapping


def make_tree(root: Path, files: Mapping[str, str]) -> Path:
    """Make the files; a name that ends in a slash is a folder, `-> target` in place of a text a link."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        elif text.startswith("-> "):
            path.symlink_to(text[3:])
        else:
            path.write_text(text, encoding="utf-8", newline="")
    return root


def names(root: Path, *starts: str, exclude: tuple[str, ...] = ()) -> list[str]:
    found = discover([root / start for start in starts or (".",)], Settings(project_root=root, exclude=exclude))
    assert found.failures == ()
    return [path.relative_to(root).as_posix() for path in found.files]


def py(*paths: str) -> dict[str, str]:
    return dict.fromkeys(paths, "")


def test_python_files_and_stubs_are_found_sorted_and_once(tmp_path: Path) -> None:
    make_tree(tmp_path, py("b.py", "a/c.py", "a/d.pyi", "a/e.txt", "f.pyc", "g.PY.orig", "._b.py", "h/", "i.py/j.py"))
    expected = ["a/c.py", "a/d.pyi", "b.py", "i.py/j.py"]
    assert names(tmp_path) == expected
    assert names(tmp_path, "a", ".", "a/c.py", "./a/../b.py") == expected


def test_notebooks_are_listed_apart(tmp_path: Path) -> None:
    make_tree(tmp_path, py("a.ipynb", "b.py"))
    found = discover([tmp_path], Settings(project_root=tmp_path))
    assert ([p.name for p in found.files], [p.name for p in found.others]) == (["b.py"], ["a.ipynb"])


def test_folders_of_tools_are_skipped_but_packages_are_not(tmp_path: Path) -> None:
    skipped = ("__pycache__", "node_modules", ".venv", "venv", ".hidden", "build", "dist", "lib/site-packages")
    make_tree(tmp_path, py(*(f"{folder}/x.py" for folder in skipped), "app/build/__init__.py", "app/build/y.py"))
    make_tree(tmp_path, py("env/pyvenv.cfg", "env/x.py", "lib/z.py"))
    assert names(tmp_path) == ["app/build/__init__.py", "app/build/y.py", "lib/z.py"]


def test_what_is_named_is_taken_however_ignored(tmp_path: Path) -> None:
    make_tree(tmp_path, {".git/": "", ".gitignore": "out/\n*.gen.py\n", "out/.gitignore": "b.py"})
    make_tree(tmp_path, py("out/a.py", "out/b.py", "x.gen.py", "script", "venv/pyvenv.cfg", "venv/v.py"))
    assert names(tmp_path) == []
    assert names(tmp_path, "out", "x.gen.py", "script", "venv") == ["out/a.py", "script", "venv/v.py", "x.gen.py"]
    assert names(tmp_path, "x.gen.py", exclude=("*.py",)) == ["x.gen.py"]


@pytest.mark.parametrize(
    ("ignore", "kept"),
    [
        ({"": "sub/\n"}, ["a.py"]),
        ({"": "*.py\n!sub/\n!sub/b.py\n"}, ["sub/b.py"]),
        ({"": "sub/\n!sub/b.py\n"}, ["a.py"]),
        ({"": "sub/*\n!sub/deep/\n"}, ["a.py", "sub/deep/c.py"]),
        ({"": "*.py\n", "sub": "!b.py\n"}, ["sub/b.py"]),
        ({"": "b.py\n", "sub": "!deep/\n"}, ["a.py", "sub/deep/c.py"]),
        ({"": "c.py\n", "sub": "!deep/\n"}, ["a.py", "sub/b.py"]),
        ({"": "!a.py\n", "sub": "/c.py\n"}, ["a.py", "sub/b.py", "sub/deep/c.py"]),
        ({"sub": "deep/**\n"}, ["a.py", "sub/b.py"]),
        ({"": "/**/c.py\r\n# b.py\r\n\r\n"}, ["a.py", "sub/b.py"]),
        ({"": "\ufeffa.py\n"}, ["sub/b.py", "sub/deep/c.py"]),
        ({"": "[\n!\nb.py   \n"}, ["a.py", "sub/deep/c.py"]),
        ({"": "[z-a]\n[[:foo:]\\\na.py"}, ["sub/b.py", "sub/deep/c.py"]),
        ({"": "**/deep\nsub/**/b.py"}, ["a.py"]),
        ({"": "\\#x\n?.py\n!/a*"}, ["a.py"]),
        ({"": "*.py\n!sub/**/deep\n"}, []),
        ({"": "*\n!*/\n!c.py\n"}, ["sub/deep/c.py"]),
        ({"": "a.py\nsub/deep\\/c.py\n/sub/**/**/\n"}, ["sub/b.py"]),
        ({".git/info": "*.py\n", "": "!b.py\n"}, ["sub/b.py"]),
    ],
)
@pytest.mark.parametrize("start", ["", "sub"])
def test_ignore_files_are_read_from_the_top_of_the_repository_down(
    tmp_path: Path, ignore: dict[str, str], kept: list[str], start: str
) -> None:
    make_tree(tmp_path, {".git/info/": "", **py("a.py", "sub/b.py", "sub/deep/c.py")})
    for folder, text in ignore.items():
        make_tree(tmp_path, {f"{folder}/exclude" if folder.startswith(".git") else f"./{folder}/.gitignore": text})
    below = [name for name in kept if name.startswith(start)]
    if start and not below:
        return  # the folder itself is ignored: naming it is another test
    assert names(tmp_path, start or ".") == below


PARTS = st.sampled_from(["a", "b", "ab", "x.py", "*", "a*", "*.py", "**", "?", "[ab]", "[!a]"])
PATTERNS = st.builds(
    lambda negated, lead, parts, end: negated + lead + "/".join(parts) + end,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
)
IGNORE_FILES = st.dictionaries(st.sampled_from([".", "a", "a/b", "ab"]), st.lists(PATTERNS, max_size=4), max_size=3)


@pytest.fixture(scope="module")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("forest")
    subprocess.run(["git", "init", "-q", root], check=True)
    files = [f"{folder}{name}.py" for folder in ("", "a/", "b/", "a/b/", "ab/", "a/b/a/", "ab/b/") for name in "axb"]
    return make_tree(root, py(*files))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ignore_files=IGNORE_FILES)
def test_ignore_rules_are_those_of_git(forest: Path, ignore_files: dict[str, list[str]]) -> None:
    for old in forest.rglob(".gitignore"):
        old.unlink()
    for folder, patterns in ignore_files.items():
        (forest / folder / ".gitignore").write_text("\n".join(patterns), encoding="utf-8")
    command = ["git", "-C", str(forest), "-c", "core.excludesFile=", "ls-files", "-o", "--exclude-standard", "*.py"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert names(forest) == sorted(listed)


def test_the_setting_excludes_and_no_ignore_file_brings_back(tmp_path: Path) -> None:
    make_tree(tmp_path, {".gitignore": "!old/\n!gen.py\n", **py("old/a.py", "sub/gen.py", "sub/old/b.py", "keep.py")})
    assert names(tmp_path, exclude=("/old/", "gen.py")) == ["keep.py", "sub/old/b.py"]
    assert names(tmp_path, "sub", exclude=("/sub/old/", "gen.py")) == []


def test_an_inner_repository_has_rules_of_its_own(tmp_path: Path) -> None:
    make_tree(tmp_path, {".git/": "", ".gitignore": "*_x.py\n", **py("a_x.py", "b.py", "in/c_x.py", "in/d.py")})
    make_tree(tmp_path, {"in/.git": "gitdir: ../.git/modules/in\n", ".git/modules/in/info/exclude": "d.py\n"})
    assert names(tmp_path) == ["b.py", "in/c_x.py"]


def test_a_work_tree_uses_the_rules_of_its_repository(tmp_path: Path) -> None:
    make_tree(tmp_path, {"repo/.git/info/exclude": "a.py\n", "repo/.git/worktrees/w/commondir": "../..\n"})
    make_tree(tmp_path, {"w/.git": f"gitdir: {tmp_path}/repo/.git/worktrees/w\n", **py("w/a.py", "w/b.py")})
    assert names(tmp_path, "w") == ["w/b.py"]


def test_without_a_repository_ignore_files_hold_from_the_project_down(tmp_path: Path) -> None:
    make_tree(tmp_path, {".gitignore": "a.py\n", **py("p/a.py", "p/b.py")})
    assert names(tmp_path, "p") == ["p/b.py"]
    found = discover([tmp_path / "p"], Settings(project_root=tmp_path / "p"))
    assert [path.name for path in found.files] == ["a.py", "b.py"]


@pytest.mark.parametrize(
    ("links", "starts", "expected"),
    [
        ({"app/loop": "-> ."}, ["."], ["app/a.py", "lib/c.py"]),
        ({"app/up": "-> ../.."}, ["."], ["app/a.py", "lib/c.py"]),
        ({"app/up": "-> .."}, ["app"], ["app/a.py"]),
        ({"app/one": "-> two", "app/two": "-> one"}, ["."], ["app/a.py", "lib/c.py"]),
        ({"app/lib": "-> ../lib"}, ["."], ["app/a.py", "lib/c.py"]),
        ({"app/lib": "-> ../lib"}, ["app"], ["app/a.py", "app/lib/c.py"]),
        ({"app/lib": "-> ../lib", "app/b": "-> ../lib"}, ["app"], ["app/a.py", "app/b/c.py"]),
        ({"app/lib": "-> ../lib", "lib/back": "-> ../app"}, ["app"], ["app/a.py", "app/lib/c.py"]),
        ({"app/c.py": "-> ../lib/c.py"}, ["app"], ["app/a.py", "app/c.py"]),
        ({"app/c.py": "-> ../lib/c.py"}, ["."], ["app/a.py", "lib/c.py"]),
        ({"app/d.py": "-> absent.py", "app/e.py": "-> e.py"}, ["."], ["app/a.py", "lib/c.py"]),
        ({"app/f.py": "-> ../../outside/o.py", "app/out": "-> ../../outside"}, ["."], ["app/a.py", "lib/c.py"]),
        ({"app/f.py": "-> ../../outside/o.py"}, ["app/f.py"], ["app/f.py"]),
        ({"app/skip": "-> ../ignored"}, ["app"], ["app/a.py"]),
        ({"app/i.py": "-> ../ignored/i.py"}, ["app"], ["app/a.py"]),
        ({"app/ignored": "-> ../lib"}, ["app"], ["app/a.py"]),
        ({"app/venv": "-> ../lib"}, ["app"], ["app/a.py"]),
        ({"app/text.py": "-> ../lib/c.py", "app/c.txt": "-> ../lib/c.py"}, ["app"], ["app/a.py", "app/text.py"]),
        ({"here": "-> app"}, ["here"], ["here/a.py"]),
    ],
)
def test_links_stay_in_the_repository_and_lead_nowhere_twice(
    tmp_path: Path, links: dict[str, str], starts: list[str], expected: list[str]
) -> None:
    root = make_tree(tmp_path / "repo", {".git/": "", ".gitignore": "ignored\n"})
    make_tree(tmp_path, py("outside/o.py"))
    make_tree(root, {**py("app/a.py", "lib/c.py", "ignored/i.py"), **links})
    assert names(root, *starts) == expected


def test_a_path_that_does_not_exist_is_refused_with_what_was_meant(tmp_path: Path) -> None:
    make_tree(tmp_path, py("routers/users.py"))
    with pytest.raises(UsageError) as caught:
        discover([tmp_path / "routers" / "user.py"], Settings(project_root=tmp_path))
    assert caught.value.path.endswith("routers/user.py")
    assert "routers/users.py" in caught.value.remedy
    for odd in ("none/x.py", "routers/users.py/x", "nul\0"):
        with pytest.raises(UsageError, match="no such file"):
            discover([tmp_path / odd], Settings(project_root=tmp_path))


def test_a_folder_that_cannot_be_listed_is_named_and_the_rest_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_tree(tmp_path, py("closed/a.py", "open/b.py"))
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = discover([tmp_path], Settings(project_root=tmp_path))
    assert [path.name for path in found.files] == ["b.py"]
    assert [(Path(f.path).name, f.reason) for f in found.failures] == [
        ("closed", "cannot be listed: Permission denied")
    ]


@pytest.mark.parametrize("where", ["", "sub"])
def test_an_ignore_file_that_cannot_be_read_is_named(tmp_path: Path, where: str) -> None:
    make_tree(tmp_path, {".git/": "", ".gitignore": "-> .gitignore", **py("sub/a.py")})
    found = discover([tmp_path / where], Settings(project_root=tmp_path))
    assert [path.name for path in found.files] == ["a.py"]
    assert len(found.failures) == 1
    assert "ignore rules cannot be read" in found.failures[0].reason


def test_a_named_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    make_tree(tmp_path, {"loop.py": "-> loop.py", **py("a.py")})
    found = discover([tmp_path / "loop.py", tmp_path / "a.py"], Settings(project_root=tmp_path))
    assert [path.name for path in found.files] == ["a.py"]
    assert [Path(failure.path).name for failure in found.failures] == ["loop.py"]


def test_a_pipe_is_no_source(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    os.mkfifo(tmp_path / ".gitignore")
    found = discover([tmp_path], Settings(project_root=tmp_path))
    assert (found.files, len(found.failures)) == ((), 1)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_any_name_is_found(tmp_path: Path) -> None:
    odd = [b"\xff.py", "é.py".encode(), b"new\nline.py", b"[x].py", b" .py"]
    for name in odd:
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).touch()  # noqa: PTH118 - bytes
    found = discover([tmp_path], Settings(project_root=tmp_path))
    assert sorted(os.fsencode(path.name) for path in found.files) == sorted(odd)


def test_a_deep_tree_does_no_harm(tmp_path: Path) -> None:
    place = tmp_path
    for _ in range(300):
        place /= "d"
    make_tree(place, py("x.py"))
    assert len(names(tmp_path)) == 1


def test_patterns_are_not_needed_without_ignore_rules(tmp_path: Path) -> None:
    make_tree(tmp_path, py("a/b.py"))
    code = (
        "import sys; from pathlib import Path; from async_fixer.settings import Settings\n"
        "from async_fixer.source.discover import discover\n"
        "assert discover([Path(sys.argv[1])], Settings(project_root=Path(sys.argv[1]))).files\n"
        "assert 'pathspec' not in sys.modules and 'libcst' not in sys.modules"
    )
    root = Path(repository.__file__).parents[2]
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=root)


def test_rules_say_nothing_of_what_they_do_not_name() -> None:
    rules = Rules("/p", ["*.log", "!keep.py", "/a/b", ""])
    assert rules
    assert not Rules("/p", ["# nothing", ""])
    assert rules.verdict("/p/x.py", "x.py", folder=False) is None
    assert rules.verdict("/p/keep.py", "keep.py", folder=False) is False
    assert decide((rules,), "/p/a/b", "b", folder=True)
    assert not decide((rules,), "/p/c/a/b", "b", folder=True)
