"""Each promise of the command line is a row: arguments, what the analysis finds, exit code, both streams."""

from __future__ import annotations

import json
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli_samples import HEADLINE, PATCH, SHOWN_PATCH, TEXT, FakePipeline, make_report

from async_fixer.cli.main import main
from async_fixer.errors import AsyncFixerError, InterruptedWriteError


@dataclass(frozen=True)
class Promise:
    """`out` and `err` must occur in the streams, `not_out` and `not_err` must not; None: the stream is empty."""

    arguments: str
    report: str
    code: int
    out: bytes | None = None
    err: bytes | None = None
    not_out: bytes = b"\0"
    not_err: bytes = b"\0"


PROMISES = [
    # check: exit codes
    Promise("check", "clean", 0, b"No blocking calls found."),
    Promise("check", "safe", 1, HEADLINE),
    Promise("check", "unsafe", 1, HEADLINE),
    Promise("check", "held back", 1, HEADLINE),
    Promise("check", "mild", 0, b"app.py:3:5: AF101 note: GET / briefly blocks"),
    Promise("check --severity mild", "mild", 1, b"app.py:3:5: AF101 GET / briefly blocks"),
    Promise("check", "clean, failed", 2, b"in the files that could be read", b"error: bad\\x1b.py:7: invalid syntax\n"),
    Promise("check", "safe, failed", 2, HEADLINE, b"remedy: correct it\n"),
    # check: what is shown where
    Promise("check", "safe", 1, b"   = fix: turn `get` into `def`"),
    Promise("check", "unsafe", 1, b"   = fix (unsafe, needs --unsafe-fixes): "),
    Promise("check --unsafe-fixes", "unsafe, wanted", 1, b"   = fix (unsafe): "),
    Promise("check", "held back", 1, b"   = held back: it needs the loop (app.py:2)"),
    Promise("check", "safe", 1, b"Found 1 blocking call in 1 function; 1 of 1 route block"),
    Promise("check", "safe", 1, HEADLINE, not_out=PATCH),
    Promise("check --diff", "safe", 1, PATCH),
    Promise("check -q", "safe", 1, HEADLINE, not_out=b"Found"),
    Promise("check --quiet", "clean", 0),
    Promise("check --statistics", "safe", 1, b"1  AF101  blocking sleep\n", not_out=HEADLINE),
    Promise("check --output-format text", "safe", 1, HEADLINE),
    Promise("check --output-format json", "safe", 1, b'"code": "AF101"', b"Found 1 blocking call"),
    Promise("check --output-format sarif", "safe", 1, b'"ruleId": "AF101"', b"Found 1 blocking call"),
    Promise(
        "check --output-format github", "safe", 1, b"::error title=async-fixer (AF101),file=app.py,line=3", b"Found"
    ),
    Promise("check --output-format json -q", "safe", 1, b'"code": "AF101"'),
    # calls that nothing resolves
    Promise("check", "unsure", 0, b"app.py:3:5: AF201 note: GET / may block the event loop: makes a call"),
    Promise("check --severity mild", "unsure", 0, b"1 entry point may block, by calls that could not be resolved: --"),
    Promise("check --unsure", "unsure, wanted", 0, b"   = fix: turn `get` into `def`"),
    Promise("check --unsure", "unsure, wanted", 0, b"`async-fixer apply --unsure` safely repairs 1 function."),
    Promise(
        "check --unsure --output-format json -q", "unsure, wanted", 0, b'"severity": "unsure",\n      "level": "note"'
    ),
    Promise("check --output-format sarif -q", "unsure", 0, b'"level": "note"'),
    Promise("check --output-format github -q", "unsure", 0, b"::warning title=async-fixer (AF201),file=app.py,line=3"),
    Promise("check", "clean, unresolved", 0, b"No blocking calls found.", not_out=b"not resolved"),
    Promise(
        "check --strict", "clean, unresolved", 1, b"app.py:3:5: not resolved: wait() in `get`\n\nNo blocking calls"
    ),
    Promise("check --strict", "clean", 0, b"No blocking calls found."),
    Promise("check --strict -q", "mild, unresolved", 1, b"app.py:3:5: not resolved: wait() in `get`"),
    Promise("check --strict", "clean, failed, unresolved", 2, b"app.py:3:5: not resolved", b"error: bad"),
    Promise("check --strict --output-format json -q", "clean, unresolved", 1, b'"text": "wait()"'),
    Promise("check --output-format json -q", "clean, unresolved", 0, b'"unresolved": []'),
    Promise(
        "check --strict --output-format sarif -q", "clean, unresolved", 1, b'"text": "not resolved: wait() in `get`"'
    ),
    Promise(
        "check --strict --output-format github -q", "clean, unresolved", 1, b"::error title=async-fixer,file=app.py"
    ),
    Promise("check --strict --statistics", "clean, unresolved", 1, b"No blocking calls found.", not_out=b"wait()"),
    # apply: exit codes
    Promise("apply", "clean", 0, None, b"Nothing to do: no blocking calls found."),
    Promise("apply", "safe", 0, SHOWN_PATCH, b"Repaired 1 function in 1 file."),
    Promise("apply", "unsafe", 1, None, b"1 function can be repaired with --unsafe-fixes."),
    Promise("apply --unsafe-fixes", "unsafe, wanted", 0, SHOWN_PATCH, b"Repaired 1 function in 1 file."),
    Promise("apply", "held back", 1, None, HEADLINE + b"\n   = held back: it needs the loop (app.py:2)\n"),
    Promise("apply", "held back", 1, None, b"Nothing that can be repaired this way."),
    Promise("apply", "mild", 0, None, b"Nothing to do"),
    Promise("apply", "unsure", 0, None, b"Nothing to do"),
    Promise("apply --unsure", "unsure, wanted", 0, SHOWN_PATCH, b"Repaired 1 function in 1 file."),
    Promise("apply", "safe, failed", 2, SHOWN_PATCH, b"error: bad\\x1b.py:7: invalid syntax\n"),
    Promise("apply", "clean, failed", 2, None, b"error: bad\\x1b.py:7: invalid syntax\n"),
    # apply: what is shown where
    Promise("apply --diff", "safe", 0, PATCH, b"Would repair 1 function in 1 file."),
    Promise("apply", "safe", 0, SHOWN_PATCH, b"note: this is no git repository"),
    Promise("apply --diff", "safe", 0, PATCH, b"Would", not_err=b"git repository"),
    Promise("apply --diff -q", "safe", 0, PATCH),
    # explain
    Promise("explain AF103", "clean", 0, b"# AF103: blocking database call\n"),
    Promise("explain af103", "clean", 0, b"# AF103: blocking database call\n"),
    Promise("explain AF1003", "clean", 2, None, b"error: there is no rule 'AF1003'\nremedy: did you mean AF103?\n"),
    # usage
    Promise("--version", "clean", 0, b"async-fixer 0.1.0\n"),
    Promise("--help", "clean", 0, b"check"),
    Promise("-h", "clean", 0, b"apply"),
    Promise("check --help", "clean", 0, b"--output-format"),
    Promise("apply --help", "clean", 0, b"--allow-dirty"),
    Promise("", "clean", 2, None, b"Missing command"),
    Promise("chekc", "clean", 2, None, b"chekc"),
    Promise("check --nonsense", "clean", 2, None, b"--nonsense"),
    Promise("check missing.py", "clean", 2, None, b"missing.py"),
    Promise("check --output-format xml", "clean", 2, None, b"xml"),
    Promise("check --severity high", "clean", 2, None, b"high"),
    Promise("check --scope some", "clean", 2, None, b"some"),
    Promise("check --strategy best", "clean", 2, None, b"best"),
    Promise("check --select XX1", "clean", 2, None, b"error: `--select` names 'XX1', which is no rule\nremedy: "),
    Promise("check --output-format json --diff", "clean", 2, None, b"--output-format text"),
    Promise("check --output-format sarif --statistics", "clean", 2, None, b"--output-format text"),
    Promise("check --allow-dirty", "clean", 2, None, b"--allow-dirty"),
    Promise("apply --strict", "clean", 2, None, b"--strict"),
    Promise("explain", "clean", 2, None, b"Missing argument"),
]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    tmp_path.joinpath("app.py").write_bytes(TEXT.encode())
    return tmp_path


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: f"{promise.arguments} ({promise.report})")
def test_promise(
    promise: Promise, project: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    FakePipeline(make_report(promise.report, project)).install(monkeypatch)
    code = main(promise.arguments.split())
    out, err = capsysbinary.readouterr()
    assert _is_kept(promise.out, promise.not_out, out), out
    assert _is_kept(promise.err, promise.not_err, err), err
    assert code == promise.code


WRITES = [("apply", True), ("apply --diff", False), ("check", False), ("check --diff", False)]


@pytest.mark.parametrize(("arguments", "writes"), WRITES)
def test_only_apply_writes(arguments: str, writes: bool, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a table's column
    fake = FakePipeline(make_report("safe", project)).install(monkeypatch)
    main(arguments.split())
    assert fake.written == ([Path("app.py")] if writes else [])
    assert (project.joinpath("app.py").read_bytes() != TEXT.encode()) is writes


SETTINGS = [
    ("", "select", ()),
    ("--select AF101,AF102 --select AF103", "select", ("AF101", "AF102", "AF103")),
    ("--ignore AF105", "ignore", ("AF105",)),
    ("--exclude tests/,*_test.py", "exclude", ("tests/", "*_test.py")),
    ("", "unsafe_fixes", False),
    ("--unsafe-fixes", "unsafe_fixes", True),
    ("", "unsure", False),
    ("--unsure", "unsure", True),
    ("", "scope", "entry-points"),
    ("--scope all", "scope", "all"),
    ("", "severity", "severe"),
    ("--severity mild", "severity", "mild"),
    ("", "strategy", "auto"),
    ("--strategy wrap", "strategy", "wrap"),
]


@pytest.mark.parametrize("command", ["check", "apply"])
@pytest.mark.parametrize("case", SETTINGS)
def test_options_are_settings(
    command: str, case: tuple[str, str, object], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, name, value = case
    fake = FakePipeline(make_report("clean", project)).install(monkeypatch)
    assert main([command, *arguments.split()]) == 0
    assert getattr(fake.settings, name) == value


def test_configuration_holds_where_no_option_is_given(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[tool.async-fixer]\nunsafe-fixes = true\nselect = ["AF101"]\nseverity = "mild"\n'
    project.joinpath("pyproject.toml").write_text(text)
    fake = FakePipeline(make_report("mild", project)).install(monkeypatch)
    assert main(["check", "--select", "AF102"]) == 1
    assert fake.settings is not None
    assert (fake.settings.unsafe_fixes, fake.settings.select) == (True, ("AF102",))


def test_configuration_is_that_of_the_paths(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    service = project / "services" / "shop"
    service.joinpath("app").mkdir(parents=True)
    service.joinpath("tests").mkdir()
    service.joinpath("pyproject.toml").write_text("[tool.async-fixer]\nunsafe-fixes = true\n")
    fake = FakePipeline(make_report("clean", project)).install(monkeypatch)
    main(["check", "services/shop/app", "services/shop/tests"])
    assert fake.settings is not None
    assert fake.settings.unsafe_fixes
    assert fake.paths == (Path("services/shop/app"), Path("services/shop/tests"))


def test_the_way_up_to_another_path_is_no_folder_in_common(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        project.joinpath(name).mkdir()
    project.joinpath("pyproject.toml").touch()
    monkeypatch.chdir(project / "a")
    fake = FakePipeline(make_report("clean", project)).install(monkeypatch)
    assert main(["check", ".", "../b"]) == 0
    assert fake.settings is not None
    assert fake.settings.project_root == project


def test_paths_without_a_folder_in_common_are_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    FakePipeline(make_report("clean", project)).install(monkeypatch)
    elsewhere = next(path for path in Path("/").iterdir() if path.is_dir() and path not in project.parents)
    assert main(["apply", ".", str(elsewhere)]) == 2
    err = capsysbinary.readouterr().err
    assert err.startswith(
        b"error: ., " + bytes(elsewhere) + b": have no folder in common\nremedy: run it once for each"
    )
    assert main(["check", "/", str(elsewhere)]) == 0


def test_paths_default_to_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakePipeline(make_report("clean", project)).install(monkeypatch)
    main(["check"])
    assert fake.paths == (Path(),)


ERRORS = [
    (
        AsyncFixerError("is wrong", path="a\n.py", line=3, remedy="correct it"),
        2,
        b"error: a\\n.py:3: is wrong\nremedy: correct it\n",
    ),
    (AsyncFixerError("is wrong", path="a.py"), 2, b"error: a.py: is wrong\n"),
    (AsyncFixerError("is wrong"), 2, b"error: is wrong\n"),
    (OSError(28, "No space left on device", "a.py"), 2, b"error: a.py: No space left on device\n"),
    (OSError("strange"), 2, b"error: strange\n"),
    (KeyboardInterrupt(), 130, b"\n"),
]


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: repr(case[0])[:40])
def test_errors_are_named_without_a_traceback(
    case: tuple[BaseException, int, bytes],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    error, code, shown = case
    FakePipeline(make_report("safe", project), error=error).install(monkeypatch)
    assert main(["apply"]) == code
    assert capsysbinary.readouterr() == (b"", shown)
    assert project.joinpath("app.py").read_bytes() == TEXT.encode()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_interrupted_write_exits_as_interrupted(
    number: int, code: int, project: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    error = InterruptedWriteError("interrupted; nothing was changed", number)
    FakePipeline(make_report("safe", project), error=error).install(monkeypatch)
    assert main(["apply"]) == code
    assert capsysbinary.readouterr().err == b"error: interrupted; nothing was changed\n"


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_machines_get_nothing_but_their_format(
    form: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    FakePipeline(make_report("safe, failed", project)).install(monkeypatch)
    main(["check", "--output-format", form])
    out = capsysbinary.readouterr().out
    assert out.isascii()
    assert isinstance(json.loads(out), dict)


def _is_kept(wanted: bytes | None, unwanted: bytes, stream: bytes) -> bool:
    return (stream == b"" if wanted is None else wanted in stream) and unwanted not in stream
