"""A path -> its text exactly as it is on disk, or why it cannot be used; and text -> the bytes to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from async_fixer.errors import WriteError
from async_fixer.model import Failure, SourceFile
from async_fixer.settings import Settings
from async_fixer.source import disk, generated, journal

if TYPE_CHECKING:
    from pathlib import Path

_BOM: Final = b"\xef\xbb\xbf"
_WIDE_BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_COOKIE: Final = re.compile(rb"[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")
_BLANK_LINE: Final = re.compile(rb"[ \t\f]*(?:#[^\r\n]*)?(\r\n|\r|\n)")
_NEWLINE: Final = re.compile(rb"\r\n|\r|\n")
_ASCII_PROBE: Final = b"+-~ \\u0041 AZ az 09 \t\r\n\f !#$%&{|}^"
_DEFAULTS: Final = Settings()


def read(path: Path, shown: str, settings: Settings = _DEFAULTS) -> SourceFile | Failure:
    """Return the file, or why it cannot be used; never raises. `shown` is how it is named to people."""
    try:
        data = disk.read_bytes(path)
    except disk.TooLargeError:
        limit = disk.MAX_BYTES // 1024 // 1024
        return Failure(shown, 0, f"is larger than {limit} MB", "exclude it")
    except (OSError, ValueError) as error:
        return Failure(shown, 0, f"cannot be read: {disk.words(error)}", "make it readable, or exclude it")
    return decode(data, disk.absolute(path), shown, settings)


def decode(data: bytes, absolute: str, shown: str, settings: Settings = _DEFAULTS) -> SourceFile | Failure:
    """Return the file whose bytes are `data`, or why Python could not read it."""
    bom = data.startswith(_BOM)
    body = data[len(_BOM) :] if bom else data
    encoding, line = _find_encoding(body)
    problem = _find_problem(body, encoding, line, bom=bom)
    if problem:
        return _fail(shown, body, problem)
    try:
        text = body.decode(encoding)
    except UnicodeError as error:
        return _fail(shown, body, _undecodable(body, encoding, error))
    if "\0" in text:
        return _fail(shown, body, (_line_of(body, body.find(0)), "holds a NUL character", "remove it"))
    # some encodings write the same text in several ways: what cannot be given back exactly is not edited
    exact = encoding == "utf-8" or _encodes_to(text, encoding, body)
    own = not generated.is_generated(text) and not generated.is_foreign(absolute, settings)
    editable = exact and own and journal.is_python(absolute)
    return SourceFile(shown, absolute, text, encoding, bom, disk.digest(data), editable)


def encode(source: SourceFile, text: str) -> bytes:
    """Return the bytes of `text` in the file's encoding, with its BOM: the exact inverse of reading an editable file.

    Raises WriteError when the encoding has no way to write the text.
    """
    try:
        return (_BOM if source.bom else b"") + text.encode(source.encoding)
    except UnicodeError as error:
        raise WriteError(
            f"the new text cannot be written as {source.encoding}", path=source.path, remedy="save the file as UTF-8"
        ) from error


def _find_encoding(body: bytes) -> tuple[str, int]:
    """Return the encoding that a comment in the first two lines names, and its line (0: none, and so UTF-8)."""
    first = _COOKIE.match(body)
    if first:
        return _normalise(first[1]), 1
    blank = _BLANK_LINE.match(body)
    second = _COOKIE.match(body, blank.end()) if blank else None
    return (_normalise(second[1]), 2) if second else ("utf-8", 0)


def _normalise(name: bytes) -> str:
    """Return the encoding's name as Python reads it: `utf-8-unix` is UTF-8."""
    text = name.decode("ascii", errors="replace")
    start = text[:12].lower().replace("_", "-")
    for known, aliases in (("utf-8", ("utf-8",)), ("iso-8859-1", ("latin-1", "iso-8859-1", "iso-latin-1"))):
        if any(start == alias or start.startswith(f"{alias}-") for alias in aliases):
            return known
    return text


def _find_problem(body: bytes, encoding: str, line: int, *, bom: bool) -> tuple[int, str, str] | None:
    """Return line, reason and remedy when no Python could read the file, whatever its text."""
    wide = next((name for mark, name in _WIDE_BOMS if body.startswith(mark)), None)
    if wide:
        return 1, "is UTF-16, which Python does not read", "save it as UTF-8"
    if bom and encoding != "utf-8":
        return line, f"begins with the mark of UTF-8 but says that it is {encoding}", "remove one of them"
    if not _is_text_encoding(encoding):
        return line, f"names an encoding that cannot be used: {encoding}", "save it as UTF-8"
    return None


def _is_text_encoding(encoding: str) -> bool:
    """Whether Python knows it and it leaves ASCII as it is; others could make code out of what looks like a comment."""
    try:
        return encoding == "utf-8" or _ASCII_PROBE.decode(encoding) == _ASCII_PROBE.decode("ascii")
    except (LookupError, UnicodeError, ValueError):
        return False


def _encodes_to(text: str, encoding: str, body: bytes) -> bool:
    try:
        return text.encode(encoding) == body
    except UnicodeError:
        return False


def _undecodable(body: bytes, encoding: str, error: UnicodeError) -> tuple[int, str, str]:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    reason = f"is not {encoding}: byte 0x{body[start]:02x}" if body else f"is not {encoding}"
    return _line_of(body, start), reason, "save it as UTF-8, or name its encoding in the first line: # coding: ..."


def _line_of(body: bytes, offset: int) -> int:
    return len(_NEWLINE.findall(body, 0, offset)) + 1


def _fail(shown: str, body: bytes, problem: tuple[int, str, str]) -> Failure:
    line, reason, remedy = problem
    wide = next((name for mark, name in _WIDE_BOMS if body.startswith(mark)), "utf-8")
    return Failure(shown, line, reason, remedy, body.decode(wide, errors="replace"))
