"""A path in, what its name says by convention out."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

_FOLDERS: Final = frozenset({"test", "tests", "testing"})
_FILES: Final = ("test_*.py", "*_test.py", "conftest.py")


def is_test(path: str) -> bool:
    """Tell whether a file belongs to the tests, by the names that test runners collect by default."""
    pure = PurePosixPath(path)
    return bool(_FOLDERS & set(pure.parts[:-1])) or any(pure.match(pattern) for pattern in _FILES)
