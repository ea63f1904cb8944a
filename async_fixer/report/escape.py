"""Text from analysed files -> text that shows what it holds and commands nothing: terminals, GitHub, SARIF."""

from __future__ import annotations

import re
from typing import Final

_PLACEHOLDER: Final = re.compile(r"\{(\d+)\}")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(")
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def visible(text: str) -> str:
    r"""Return `text` with everything that is not plainly printed as a Python escape: `\x1b`, `\u202e`, `\n`.

    That covers control characters, terminal sequences, overrides of the writing direction, zero-width characters,
    unusual spaces and lone surrogates.
    """
    return text if text.isprintable() else "".join(map(_visible_character, text))


def workflow_data(text: str) -> str:
    """Return `text` as the message of a GitHub workflow command."""
    return text.translate(_DATA)


def workflow_property(text: str) -> str:
    """Return `text` as the value of a property of a GitHub workflow command."""
    return text.translate(_PROPERTY)


def sarif_message(text: str) -> str:
    """Return `text` such that no reader of SARIF takes a piece of it for a placeholder or a link.

    Only what would be taken for one is escaped: readers show other braces as they stand, and routes have many.
    """
    return _LINK.sub(r"\\[\1\\](", _PLACEHOLDER.sub(r"{{\1}}", text))


def _visible_character(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
