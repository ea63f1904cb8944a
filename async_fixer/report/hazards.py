"""A hazard -> what people are told about it: what was looked for, and what would lift a hold-back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from async_fixer.hazard import Hazard


class Words(NamedTuple):
    """`question`: what is looked for. `lift`: what somebody can do about it."""

    question: str
    lift: str


HAZARDS: Final[dict[Hazard, Words]] = {
    "annotation": Words("an annotation that would have to follow", "write the annotation without quotes"),
    "awaits": Words("awaits of its own", "make what it awaits synchronous, or leave it async and hand the calls over"),
    "base-unseen": Words(
        "a base class that cannot be seen", "let the analysis see the base class, or describe it in a stub folder"
    ),
    "binds-context": Words(
        "a context variable that it sets", "set the variable in an `async def` of its own, before or behind the wait"
    ),
    "block": Words("a block that would have to move as a whole", "move the block into a function and hand that over"),
    "deadline": Words(
        "a deadline around it", "decide what is to happen when the time runs out, then use --unsafe-fixes"
    ),
    "decorated": Words(
        "decorators that may need an async function", "let the decorator take both kinds, or wrap the calls inside"
    ),
    "frame-bound": Words(
        "the current frame or exception", "read the frame or exception before, and pass on what it gave"
    ),
    "guessed": Words("guesses in the chain", "annotate what the call is made on, so that the chain is certain"),
    "lock-held": Words("locks of threads that are held", "hold the lock inside the function that is handed over"),
    "lock-order": Words("locks in two orders", "take the locks in one order everywhere"),
    "needs-loop": Words(
        "the running event loop", "move the blocking part into a function that does not touch the loop"
    ),
    "no-wrapper": Words("a way to hand work to a thread", "import the framework whose wrapper is to be used"),
    "not-async": Words("an async function", "make the change in the `async def` that runs it"),
    "not-offered": Words("a framework that would run it in a thread", "hand over the blocking calls inside it"),
    "override": Words("other definitions of the same method", "change the whole family, or hand over the calls inside"),
    "pool": Words("a connection that another function keeps", "repair the function that keeps the connection first"),
    "position": Words("a place where no await may stand", "assign the call to a variable before, and await it there"),
    "process-wide": Words(
        "state of the whole process", "pass it on as an argument instead (a path, a stream), or use --unsafe-fixes"
    ),
    "reach-guessed": Words("whether a request reaches it", "annotate what calls it, so that the way to it is certain"),
    "referenced": Words(
        "other references to the function", "change the references as well, or give them a function of their own"
    ),
    "shared-by-tasks": Words("objects that tasks share", "give each task an object of its own"),
    "shared-session": Words("one session that every request uses", "open a session for each request"),
    "shared-state": Words(
        "state that requests share", "guard it with a lock where it is used, then use --unsafe-fixes"
    ),
    "stop-iteration": Words("a StopIteration that is caught", "use `next(iterator, default)`"),
    "thread-bound": Words("values of one thread", "open, use and close it in one function, or allow it in all threads"),
    "unreached": Words("an entry point that reaches it", "use --scope all to see it; it is never changed"),
    "verification": Words("contradictions in the patched program", "make the change by hand, or report the case"),
}
