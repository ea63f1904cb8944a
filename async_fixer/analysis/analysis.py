"""The analysis as a whole: a program in, all that is true of its loop code out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.analysis.callbacks import Unfit, find_unfit
from async_fixer.analysis.effects import Effects
from async_fixer.analysis.entry_points import Entry, find_entry_points
from async_fixer.analysis.exchanged import find_exchanged
from async_fixer.analysis.findings import Located, Solved, find_findings, order
from async_fixer.analysis.graph import Graph, explore, extend
from async_fixer.analysis.guesses import add_guesses
from async_fixer.analysis.loop_code import find_loop_frames, find_unreached_frames
from async_fixer.analysis.per_thread import find_per_thread
from async_fixer.analysis.sent_back import find_sent_back
from async_fixer.analysis.unsure import find_unsure
from async_fixer.analysis.uses import Uses
from async_fixer.analysis.waits import Waits
from async_fixer.model import Failure
from async_fixer.program.program import Program
from async_fixer.program.values import Frame, Ref
from async_fixer.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from async_fixer.analysis.facts import Witness


class Analysis(Struct, frozen=True):
    """What was found out about one program."""

    program: Program
    entries: tuple[Entry, ...]
    graph: Graph
    reached: frozenset[Frame]
    """the frames that run on the loop because of an entry point, whatever these call included"""
    effects: Effects
    located: tuple[Located, ...]
    """what makes the loop wait, and the entry points that may"""
    uses: Uses
    unfit: Unfit
    """functions that must not run in a worker thread and that calls which nothing resolves may run"""
    per_thread: tuple[tuple[str, Span], ...]
    """module and span of what shows each thread a state of its own"""
    unread: tuple[Failure, ...]
    """files that could not be parsed: a name that occurs in one of them may refer to anything"""
    waits: Waits
    """where its async functions wait, and which of them only do so in name"""
    texts: dict[str, str]
    supposed: frozenset[Ref] = frozenset()
    """the functions that are supposed to be `def` already, with all that refers to them"""

    def origin_of(self, frame: Frame, witness: Witness) -> tuple[str, Span]:
        """Return the module and span of the statement or call that a fact of `frame` comes from in the end."""
        where, current = frame, witness
        while current.source is not None and current.fact is not None:
            deeper = self.effects.of(current.source).get(current.fact)
            if deeper is None or self.program.is_stub(current.source):
                break
            where, current = current.source, deeper
        return where.ref.module, current.span


def analyse(program: Program, texts: dict[str, str], unread: Sequence[Failure] = ()) -> Analysis:
    """Return all that is true of a program's loop code; `texts` holds the text of each project module."""
    registered = find_entry_points(program)
    entries = (*registered, *find_exchanged(program, registered))
    graph = explore(program, find_loop_frames(program, entries))
    sent = tuple(find_sent_back(program, graph, entries))
    entries = (*entries, *sent)
    extend(program, graph, tuple(entry.frame for entry in sent))
    reached = frozenset(graph.steps)
    extend(program, graph, tuple(find_unreached_frames(program, graph.loop)))
    solved = Solved(program, graph, Effects(program, graph), texts)
    found = add_guesses(solved, entries, reached, find_findings(solved, entries))
    located = sorted([*found, *find_unsure(solved, entries)], key=order)
    modules = program.import_closure({entry.frame.ref.module for entry in entries})
    per_thread = find_per_thread(program, modules)
    uses = Uses(program)
    unfit = find_unfit(program, uses, modules) if located else Unfit()
    return Analysis(
        program,
        entries,
        graph,
        reached,
        solved.effects,
        tuple(located),
        uses,
        unfit,
        per_thread,
        tuple(unread),
        Waits(program, graph),
        texts,
    )
