"""An expression in, which file it names out: by the constants and settings that its path is made of.

What depends on the request names no file here; what begins with a folder and goes on with that lies in the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from async_fixer.analysis.facts import GLOBAL, PARAMETER
from async_fixer.analysis.possible_texts import UNREAD, read_texts
from async_fixer.analysis.roots import find_root
from async_fixer.analysis.shared_roots import own_bindings
from async_fixer.index import ir
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import ModuleValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame

_DEEPEST: Final = 8
"""names that stand for other names"""


class FilePath(NamedTuple):
    """A file or folder; without `whole`: something in that folder, which depends on the request."""

    name: str
    whole: bool = True

    @property
    def parameter(self) -> str:
        """The parameter that holds it, or whose path it begins with; "" for none."""
        return self.name.partition("/")[0].removeprefix(PARAMETER) if self.name.startswith(PARAMETER) else ""

    def given(self, argument: FilePath) -> FilePath:
        """Return what it is where its parameter holds `argument`."""
        rest = self.name.partition("/")[2]
        return FilePath(f"{argument.name}/{rest}".rstrip("/"), self.whole and argument.whole)


def read_path(program: Program, frame: Frame, expression: ir.Expr) -> FilePath | None:
    """Return the file that an expression names; None where that depends on the request alone."""
    return _Reader(program, _DEEPEST).read(frame, expression)


class _Reader:
    def __init__(self, program: Program, depth: int) -> None:
        self._program = program
        self._depth = depth

    def read(self, frame: Frame, expression: ir.Expr) -> FilePath | None:
        follow = _READ.get(type(expression)) if self._depth > 0 else None
        return None if follow is None else follow(_Reader(self._program, self._depth - 1), frame, expression)

    def literal(self, _frame: Frame, expression: ir.Literal) -> FilePath | None:
        """Return the path that is written out."""
        return FilePath(expression.value.rstrip("/")) if isinstance(expression.value, str) else None

    def name(self, frame: Frame, expression: ir.Name) -> FilePath | None:
        """Return the path that a name holds: a parameter's, what is assigned to it, a global's."""
        own = own_bindings(self._program.engine, frame, expression.id)
        if not own:
            assigned = self._program.assigned(frame, expression)
            meant = None if assigned is None else self.read(*assigned)
            return meant if meant is not None and meant.whole else self._shared(frame, expression)
        if len(own) > 1:
            return None
        if own[0].parameter is not None:
            return FilePath(PARAMETER + expression.id)
        is_plain = own[0].kind == "assign" and not own[0].path
        return self.read(frame, own[0].value) if is_plain and own[0].value is not None else None

    def attribute(self, frame: Frame, expression: ir.Attribute) -> FilePath | None:
        """Return the path that an attribute holds: of a module, of settings, of an object as it was made."""
        texts = read_texts(self._program, frame, expression)
        if texts and not any(UNREAD in text or not text for text in texts):
            return FilePath("|".join(texts))
        root = self._shared(frame, expression.value)
        return None if root is None else FilePath(f"{root.name}.{expression.attr}")

    def _shared(self, frame: Frame, expression: ir.Expr) -> FilePath | None:
        root = find_root(self._program.engine, frame, expression)
        return FilePath(root) if root.startswith(GLOBAL) else None

    def call(self, frame: Frame, expression: ir.Call) -> FilePath | None:
        """Return the path that a library's function makes of others."""
        for value in self._program.engine.infer(frame, expression.func).items:
            marks = {mark.name for mark in callee_marks(self._program.engine, value)}
            if "joins" in marks:
                method = isinstance(expression.func, ir.Attribute) and not self._is_module(frame, expression.func.value)
                first = (expression.func.value,) if method and isinstance(expression.func, ir.Attribute) else ()
                return self._join(frame, (*first, *expression.args))
        return None

    def _is_module(self, frame: Frame, expression: ir.Expr) -> bool:
        return any(isinstance(item, ModuleValue) for item in self._program.engine.infer(frame, expression).items)

    def operation(self, frame: Frame, expression: ir.Operation) -> FilePath | None:
        """Return the path that `a / b` or `a + b` makes."""
        return self._join(frame, expression.operands) if set(expression.ops) <= {"/", "+"} else None

    def format(self, frame: Frame, expression: ir.Format) -> FilePath | None:
        """Return the path of an f-string; what stands behind its first expression is not known."""
        parts = [self.read(frame, part) for part in expression.parts]
        known = [part.name for part in parts if part is not None and part.whole and not part.parameter]
        if len(known) == len(parts):
            return FilePath(f"{expression.leading}{'+'.join(known)}+{expression.span}")
        if expression.leading:
            folder = expression.leading.rpartition("/")[0]
            return FilePath(folder, whole=False) if folder else None
        return None if parts[0] is None else parts[0]._replace(whole=False)

    def inner(self, frame: Frame, expression: ir.Await | ir.Walrus) -> FilePath | None:
        """Return the path of what is awaited or named."""
        return self.read(frame, expression.value)

    def _join(self, frame: Frame, parts: Iterable[ir.Expr]) -> FilePath | None:
        names: list[str] = []
        for part in parts:
            found = self.read(frame, part)
            if found is not None and not (names and found.parameter):
                names.append(found.name)
            if found is None or not found.whole or names[-1] != found.name:
                return FilePath("/".join(names), whole=False) if names else None
        return FilePath("/".join(names)) if names else None


_READ: Final[dict[type, Callable[[_Reader, Frame, Any], FilePath | None]]] = {
    ir.Attribute: _Reader.attribute,
    ir.Await: _Reader.inner,
    ir.Call: _Reader.call,
    ir.Format: _Reader.format,
    ir.Literal: _Reader.literal,
    ir.Name: _Reader.name,
    ir.Operation: _Reader.operation,
    ir.Walrus: _Reader.inner,
}
