from contextlib import AbstractContextManager
from typing import Generator

has_exceptiongroups: bool
def collapse_excgroups() -> AbstractContextManager[None]: ...
