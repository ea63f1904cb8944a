"""Where an expression stands -> whether it may be awaited there, and whether the `await` needs parentheses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import libcst as cst

from async_fixer.rewrite.layout import read_expression

if TYPE_CHECKING:
    from async_fixer.rewrite.job import Job
    from async_fixer.rewrite.tree import Tree

_REFUSALS: Final[dict[type[cst.CSTNode], str]] = {
    cst.Module: "it is not in a function",
    cst.ClassDef: "it is in a class body",
    cst.Lambda: "it is in a lambda",
    cst.GeneratorExp: "it is in a generator expression, which runs when it is iterated",
    cst.TypeAlias: "it is in a type alias",
    cst.TypeParameters: "it is in a type parameter",
    cst.AnnAssign: "it is in the annotation of a variable",
}


def check_awaitable(tree: Tree, node: cst.CSTNode) -> None:
    """Raise RewriteError when an `await` in place of `node` would be illegal or run at another time."""
    below: cst.CSTNode | None = None
    for child, parent in tree.ancestors(node):
        if isinstance(parent, cst.FormattedStringExpression) and parent.equal is not None:
            tree.fail(tree.spans[node][0], "it is in an f-string that shows its own text")
        if isinstance(parent, cst.FunctionDef) and child is parent.body:
            if parent.asynchronous is None:
                tree.fail(tree.spans[node][0], "it is not in an async function")
            return
        if type(parent) in _REFUSALS and not _runs_outside(below, child, parent):
            tree.fail(tree.spans[node][0], _REFUSALS[type(parent)])
        below = child


def needs_parentheses(tree: Tree, node: cst.BaseExpression) -> bool:
    """Tell whether `await ...` in place of `node` is torn apart: `f(x).name`, `f(x)[0]`, `f(x)()`, `await f(x)`."""
    parent = tree.parents[node]
    if isinstance(parent, (cst.Attribute, cst.Subscript)):
        return parent.value is node
    return isinstance(parent, cst.Await) or (isinstance(parent, cst.Call) and parent.func is node)


def is_in_format(tree: Tree, node: cst.CSTNode) -> bool:
    """Tell whether it stands in an f-string, where no line may be broken before Python 3.12."""
    return any(isinstance(parent, cst.FormattedStringExpression) for _, parent in tree.ancestors(node))


def check_deferrable(job: Job, node: cst.BaseExpression) -> None:
    """Raise RewriteError when `lambda: node`, with the edits inside it made, would be illegal or differ."""
    finder = _HazardFinder()
    (read_expression(job.piece(*job.tree.spans[node])) or node).visit(finder)
    if finder.hazard:
        job.tree.fail(job.tree.spans[node][0], f"{finder.hazard} cannot move into a lambda")


def _runs_outside(below: cst.CSTNode | None, child: cst.CSTNode, parent: cst.CSTNode) -> bool:
    """Tell whether `child` is a part of `parent` that is evaluated where `parent` stands, by the function around it."""
    if isinstance(parent, (cst.ClassDef, cst.Lambda)):
        return child is not parent.body
    if isinstance(parent, cst.GeneratorExp):
        return child is parent.for_in and below is parent.for_in.iter
    return isinstance(parent, cst.AnnAssign) and child is not parent.annotation


class _HazardFinder(cst.CSTVisitor):
    """Finds what a lambda cannot hold, or what would bind in another scope there."""

    def __init__(self) -> None:
        super().__init__()
        self.hazard = ""

    def visit_Await(self, node: cst.Await) -> None:  # noqa: ARG002, N802 - libcst's protocol
        self.hazard = "an await"

    def visit_Asynchronous(self, node: cst.Asynchronous) -> None:  # noqa: ARG002, N802 - libcst's protocol
        self.hazard = "an asynchronous comprehension"

    def visit_Yield(self, node: cst.Yield) -> None:  # noqa: ARG002, N802 - libcst's protocol
        self.hazard = "a yield"

    def visit_NamedExpr(self, node: cst.NamedExpr) -> None:  # noqa: ARG002, N802 - libcst's protocol
        self.hazard = "an assignment expression"

    def visit_Call(self, node: cst.Call) -> None:  # noqa: N802 - libcst's protocol
        if isinstance(node.func, cst.Name) and node.func.value == "super" and not node.args:
            self.hazard = "super() without arguments"
