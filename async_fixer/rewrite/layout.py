"""A call that grew -> its lines, broken where black breaks them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import libcst as cst

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE: Final = cst.Module([])
_BOUND_TO_PARENTHESES: Final = (cst.GeneratorExp, cst.NamedExpr, cst.Tuple, cst.Yield)
_DISPLAYS: Final = {cst.List: "[]", cst.Set: "{}", cst.Dict: "{}"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How the project formats: the longest line in characters, and the top-level packages that are its own."""

    line_length: int = 88
    first_party: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """What a line is written on: its indentation, one more step, the newline, the longest line."""

    indent: str
    step: str
    newline: str
    line_length: int

    def deeper(self) -> Page:
        """Return the page one step to the right."""
        return replace(self, indent=self.indent + self.step)

    def fits(self, line: str) -> bool:
        """Tell whether a line, written without its indentation, is short enough."""
        return width(self.indent + line) <= self.line_length


@dataclass(frozen=True, slots=True)
class Bracketed:
    """`head` up to an opening bracket, the `items` in it, `tail` from the closing bracket on."""

    head: str
    items: tuple[str, ...]
    tail: str
    is_display: bool = False
    """it is a list, set or dict: where it is broken, each item gets a line"""

    @property
    def flat(self) -> str:
        """All on one line."""
        return f"{self.head}{', '.join(self.items)}{self.tail}"


def is_broken(text: str) -> bool:
    """Tell whether the text goes over several lines."""
    return "\n" in text or "\r" in text


def width(line: str) -> int:
    """Return the columns that a line takes: a tab reaches to the next multiple of four, wide characters take two."""
    line = line.expandtabs(4)
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def break_bracket(page: Page, parts: Bracketed, trail: str = "") -> list[str]:
    """Return the lines of a bracketed text, broken inside the bracket, `trail` behind it."""
    first, last = page.indent + parts.head, page.indent + parts.tail + trail
    inner = page.deeper()
    flat = ", ".join(parts.items)
    one_each = parts.is_display and len(parts.items) > 1
    if inner.fits(flat) and not is_broken(flat) and not one_each:
        return [first, inner.indent + flat, last]
    comma = "," if len(parts.items) > 1 else ""
    middle = (line for item in parts.items for line in break_item(inner, item, comma))
    return [first, *middle, last]


def break_item(page: Page, text: str, trail: str = "") -> list[str]:
    """Return the lines of an argument or element that begins a line, broken only when it is too long for one."""
    if page.fits(text + trail) or is_broken(text):
        return [page.indent + text + trail]
    if chain := _read_lambda_chain(text):
        return _break_chain(page, chain, trail)
    parts = read_bracket(text)
    return break_bracket(page, parts, trail) if parts else [page.indent + text + trail]


def read_bracket(text: str) -> Bracketed | None:
    """Return the parts of an argument that ends in a call or a display; None when nothing can be broken there."""
    value = _read_value(text)
    while isinstance(value, (cst.Lambda, cst.Await, cst.UnaryOperation)) and not value.lpar:
        value = value.body if isinstance(value, cst.Lambda) else value.expression
    if value is None or value.lpar:
        return None
    lead = text.removesuffix(_code(value))
    if isinstance(value, cst.Call):
        return _read_call(lead, value)
    if isinstance(value, (cst.List, cst.Set, cst.Dict)) and value.elements:
        brackets = _DISPLAYS[type(value)]
        items = tuple(_code(element.with_changes(comma=cst.MaybeSentinel.DEFAULT)) for element in value.elements)
        return Bracketed(lead + brackets[0], items, brackets[1], is_display=True)
    return None


def read_brackets(text: str) -> tuple[Bracketed, ...]:
    """Return the ways to break `f(x)(y).g()`, in its last brackets that hold anything first."""
    found = [read_bracket(text)]
    value = read_expression(text)
    while value is not None and (value := _base_of(value)) is not None:
        parts = _read_call("", value) if isinstance(value, cst.Call) else None
        found.append(replace(parts, tail=text[len(_code(value)) - 1 :]) if parts is not None else None)
    return tuple(parts for parts in found if parts is not None)


def read_chain(text: str) -> tuple[str, ...]:
    """Return the links of `a.b().c().d()`: `a.b()`, `.c()`, `.d()`; none when there are not three."""
    value = read_expression(text)
    return () if value is None else _read_chain(value)


def is_access(text: str) -> bool:
    """Tell whether the text is a call, an attribute or an item, which may be awaited."""
    value = read_expression(text)
    return isinstance(value, (cst.Await, cst.Call, cst.Attribute, cst.Subscript))


def split_trailers(text: str) -> tuple[str, str]:
    """Split `(await x).json()` into `await x` and `.json()`; two empty texts for anything else."""
    value: cst.BaseExpression | None = _read_value(text)
    whole = "" if value is None else _code(value)
    while value is not None and not isinstance(value, cst.Await):
        value = _base_of(value)
    if value is None or len(value.lpar) != 1:
        return "", ""
    awaited = _code(value)
    return awaited[1:-1], whole[len(awaited) :]


def read_expression(text: str) -> cst.BaseExpression | None:
    """Return the node of an expression, which may go over several lines; None when it is none."""
    try:
        value = cst.parse_expression(f"({text})")
    except (cst.ParserSyntaxError, cst.CSTValidationError):
        return None
    return value.with_changes(lpar=value.lpar[1:], rpar=value.rpar[:-1])


def strip_parentheses(text: str) -> str:
    """Return an expression without the parentheses around all of it; those stay that hold a comment or belong to it."""
    value = read_expression(text)
    while value is not None and value.lpar and not isinstance(value, _BOUND_TO_PARENTHESES):
        if "#" in _code(value.lpar[0]) + _code(value.rpar[-1]):
            break
        text = text[1:-1].strip()
        value = value.with_changes(lpar=value.lpar[1:], rpar=value.rpar[:-1])
    return text


def _break_chain(page: Page, chain: Sequence[str], trail: str) -> list[str]:
    inner = page.deeper()
    flat = "".join(chain)
    links: Sequence[str] = [flat] if inner.fits(flat) else chain
    return [f"{page.indent}lambda: (", *(inner.indent + link for link in links), f"{page.indent}){trail}"]


def _read_call(lead: str, call: cst.Call) -> Bracketed | None:
    if not call.args or call.lpar or isinstance(call.args[0].value, cst.GeneratorExp):
        return None
    bare = {"comma": cst.MaybeSentinel.DEFAULT, "whitespace_after_arg": cst.SimpleWhitespace("")}
    items = tuple(_code(argument.with_changes(**bare)) for argument in call.args)
    return Bracketed(f"{lead}{_code(call.func)}(", items, ")")


def _read_lambda_chain(text: str) -> tuple[str, ...]:
    """Return the links of the chain that a lambda without parameters gives."""
    value = _read_value(text)
    return () if not isinstance(value, cst.Lambda) or value.params.params else _read_chain(value.body)


def _read_chain(node: cst.BaseExpression) -> tuple[str, ...]:
    links = () if node.lpar else _read_links(node)
    return links if len(links) > 2 else ()  # noqa: PLR2004 - black does not break before a single method


def _read_links(node: cst.BaseExpression) -> tuple[str, ...]:
    links: list[str] = []
    link = ""
    while (base := _base_of(node)) is not None:
        link = _code(node)[len(_code(base)) :] + link
        if isinstance(node, cst.Attribute) and isinstance(base, (cst.Call, cst.Subscript)):
            links.insert(0, link)
            link = ""
        node = base
    return (_code(node) + link, *links)


def _base_of(node: cst.BaseExpression) -> cst.BaseExpression | None:
    if node.lpar:
        return None
    if isinstance(node, (cst.Attribute, cst.Subscript)):
        return node.value
    return node.func if isinstance(node, cst.Call) else None


def _read_value(text: str) -> cst.BaseExpression | None:
    """Return the value of an argument, an element, or an element of a dict."""
    for frame in ("_({})", "{{{}}}"):
        try:
            node = cst.parse_expression(frame.format(text))
        except cst.ParserSyntaxError:
            continue
        items = node.args if isinstance(node, cst.Call) else node.elements if isinstance(node, cst.Dict) else ()
        return items[0].value if len(items) == 1 else None
    return None


def _code(node: cst.CSTNode) -> str:
    return _CODE.code_for_node(node)
