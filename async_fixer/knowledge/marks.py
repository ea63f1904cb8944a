"""The marks that stubs use: a small closed set that says what a library's function does to the thread that runs it.

Stubs are read, never run; these functions only give editors and type checkers something to resolve. Every mark is
keyword-only but for its first argument, and every argument in a stub is a literal. `parameter` names a parameter of
the marked function, as its stub declares it. A name that is missing from a stub is unknown, never harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from async_fixer.knowledge.concurrency_marks import contended, deadline, lock, makes_pool, owned  # noqa: F401 - for stubs
from async_fixer.knowledge.deferral_marks import defers, hands_on, runs_deferred  # noqa: F401 - for stubs
from async_fixer.knowledge.frame_marks import (  # noqa: F401 - for stubs
    cancellation,
    frame_bound,
    frame_bound_with,
    shows_variables,
    suppresses,
)
from async_fixer.knowledge.hook_marks import exchanges, has_hooks, hooks, runs_hooks  # noqa: F401 - for stubs
from async_fixer.knowledge.name_marks import async_twin, since, sync_twin, synthetic, until  # noqa: F401 - for stubs
from async_fixer.knowledge.reference_marks import (  # noqa: F401 - for stubs
    compares_keys,
    drives,
    finds_module,
    gives_back,
    looks_up,
    patches,
    stands_in,
)
from async_fixer.knowledge.thread_marks import per_thread, pooled, shared, thread_bound  # noqa: F401 - for stubs
from async_fixer.knowledge.value_marks import (  # noqa: F401 - for stubs
    accessor,
    carries,
    enumeration,
    fills_in,
    finalized,
    in_memory,
    joins,
    makes_new,
    namespace,
    part_of,
    records,
    spells,
    uses_file,
)

_F = TypeVar("_F", bound=Callable[..., Any] | type)

NAMES: Final = frozenset(
    {
        "accessor",
        "advances",
        "async_twin",
        "awaits",
        "binds_context",
        "blocks",
        "calls",
        "cancellation",
        "carries",
        "changes",
        "compares_keys",
        "consumes",
        "contended",
        "deadline",
        "decorates",
        "defers",
        "drives",
        "enters",
        "enumeration",
        "exchanges",
        "fills_in",
        "finalized",
        "finds_module",
        "frame_bound",
        "gives_back",
        "frame_bound_with",
        "hands_on",
        "has_hooks",
        "hooks",
        "in_memory",
        "injects",
        "joins",
        "lock",
        "makes_pool",
        "looks_up",
        "makes_new",
        "memoizes",
        "mutates",
        "namespace",
        "needs_loop",
        "offloads",
        "owned",
        "part_of",
        "patches",
        "per_thread",
        "pooled",
        "process_wide",
        "records",
        "registers",
        "runs_deferred",
        "runs_hooks",
        "runs_on_loop",
        "shared",
        "shows_variables",
        "since",
        "spells",
        "stands_in",
        "suppresses",
        "sync_twin",
        "synthetic",
        "tells",
        "thread_bound",
        "threadpool",
        "until",
        "uses_file",
    },
)
"""Every mark there is; a stub that uses another one is refused."""


def blocks(  # noqa: PLR0913 - the words of one mark
    kind: str,
    *,
    severity: str = "severe",
    instead: str = "",
    unless: Mapping[str, object] | None = None,
    swap: str = "",
    over: str = "",
    besides: bool = False,
    rest: str = "",
    follow_up: bool = False,
) -> Callable[[_F], _F]:
    """Mark what makes the thread wait when it runs. `kind`: a key of `async_fixer.model.CODES`.

    `severity`: "severe" (can take long) or "mild" (short local work). `instead`: the async library to use.
    `unless`: argument values, by parameter name, any one of which makes the call return at once; the dotted name of a
    constant stands for that constant, alone or among flags; `self.name` is an argument that made the object, and
    `self.method()` what that method of it was called with before.
    `swap`: dotted name of a coroutine function that is trivially the same: same arguments, awaited.
    `over`: the parameter that it reads or writes: over an object that is in memory it does not wait; nor does a method
    of such an object, but where it touches files `besides`. `rest`: the kind of the work that is left to do then.
    `follow_up`: it ends what another call on the same object began, which is the better proof where both are there.
    On a class: constructing it blocks. On `__getattr__`: so does every method that the class does not name.
    """
    raise NotImplementedError(kind, severity, instead, unless, swap, over, besides, rest, follow_up)


def offloads(parameter: str) -> Callable[[_F], _F]:
    """Mark what runs the callable given as `parameter` in another thread or process, where it never blocks the loop."""
    raise NotImplementedError(parameter)


def runs_on_loop(parameter: str, *, threadsafe: bool = False) -> Callable[[_F], _F]:
    """Mark what lets the event loop run the callable or awaitable given as `parameter`, as a task or a callback.

    `threadsafe`: other threads may call it; it is the application's loop that runs it.
    """
    raise NotImplementedError(parameter, threadsafe)


def calls(
    parameter: str, *, when: str = "", items: str = "", unless_given: str = "", if_given: str = ""
) -> Callable[[_F], _F]:
    """Mark what calls the callable given as `parameter` before it returns, in the same thread.

    `parameter.method`: it calls that method; of `parameter.one|two` the first that the object defines; of
    `parameter[].method` that of its items; of `parameter().method` that of what calling it gives.
    `parameter` may be the method's own object: `self.method`, or `self.argument`, `self.argument.method` where
    its constructor has a parameter `argument` that it keeps.
    `when`, on a constructor: it calls it only as the new object is "iterated" or "entered".
    `items`: the parameter whose items it is called with, one by one; several, with commas, for several arguments.
    `unless_given`: a parameter that lifts it. `if_given`: one without which it does not call it.
    """
    raise NotImplementedError(parameter, when, items, unless_given, if_given)


def consumes(parameter: str, *, when: str = "", pairs: bool = False) -> Callable[[_F], _F]:
    """Mark what iterates the iterable given as `parameter` before it returns, in the same thread.

    `parameter[]`: it iterates each of its items. `self.argument`: one that the constructor kept, as in `calls`.
    `when="iterated"`, on a constructor: it iterates it only as the new object is iterated. `pairs`: the object's items
    are tuples of one item of each of the iterables.
    """
    raise NotImplementedError(parameter, when, pairs)


def enters(parameter: str) -> Callable[[_F], _F]:
    """Mark what enters the context manager given as `parameter`, and leaves it later in the same thread."""
    raise NotImplementedError(parameter)


def advances(parameter: str) -> Callable[[_F], _F]:
    """Mark what takes an item off the iterator given as `parameter`: the next one who asks gets another."""
    raise NotImplementedError(parameter)


def awaits(parameter: str, *, alone: bool = False) -> Callable[[_F], _F]:
    """Mark what awaits the awaitables given as `parameter`, which run concurrently (`gather`); `alone`: it is one."""
    raise NotImplementedError(parameter, alone)


def mutates(function: _F) -> _F:
    """Mark a method that changes the object it is called on: `list.append`, `dict.__setitem__`."""
    raise NotImplementedError(function)


def changes(parameter: str) -> Callable[[_F], _F]:
    """Mark a function that changes the object given as `parameter`: `heappush`."""
    raise NotImplementedError(parameter)


def needs_loop(function: _F) -> _F:
    """Mark what raises, hangs or does another thing where no event loop runs in the thread."""
    raise NotImplementedError(function)


def binds_context(function: _F) -> _F:
    """Mark what changes the current context (`ContextVar.set`): made in a worker thread, the change is lost."""
    raise NotImplementedError(function)


def process_wide(function: _F) -> _F:
    """Mark what changes state of the whole process (working directory, environment, streams, signal handlers)."""
    raise NotImplementedError(function)


def registers(  # noqa: PLR0913 - the words of one mark
    kind: str,
    *,
    sync: str,
    by: str = "decorator",
    parameter: str = "",
    label: str = "",
    prefix: str = "",
    once: bool = False,
    method: str = "",
    iterated: bool = False,
) -> Callable[[_F], _F]:
    """Mark what makes a function an entry point: the framework will call it.

    `kind`: route, dependency, websocket, middleware, exception handler, background task, lifespan, startup, stream ...
    `sync`: what the framework does with a `def` there: "worker" (a thread), "loop" (still the loop), "illegal".
    `by`: "decorator" (the function decorated with what the call returns), "parameter" (the argument `parameter`),
    "override" (a subclass method that overrides the marked one), "mapping" (values of the dict given as `parameter`),
    "items" (items of the sequence given as `parameter`), "wrapping" (of an object that the project makes around one
    of the marked method's class, the method of the same name and number of parameters).
    `method`: what runs is not what is registered but these methods (`a|b`: both) of what calling it gives: of an object
    of the class, of what the function returns, which is a function for `__call__`.
    `iterated`: what is registered is not called but iterated; a plain iterable's items are taken where `sync` says.
    `label`: how people name it, `{name}` stands for a literal argument: "GET {path}".
    `once`: it runs when the application starts or ends, so what it waits for delays no request.
    `prefix`: the constructor parameter of the receiver whose literal value comes before the path.
    """
    raise NotImplementedError(kind, sync, by, parameter, label, prefix, once, method, iterated)


def injects(kind: str, *, sync: str, parameter: str) -> Callable[[_F], _F]:
    """Mark what a parameter defaults to (or is annotated with) that holds what `parameter` returns or yields.

    The callable given as `parameter` is an entry point of that `kind`; without an argument the parameter's annotation
    is called. `sync` as in `registers`.
    """
    raise NotImplementedError(kind, sync, parameter)


def decorates(effect: str, *, by: str = "") -> Callable[[_F], _F]:
    """Mark a decorator, or a maker of decorators, with what it does to the kind of function.

    "keeps": `def` stays `def`, `async def` stays `async def`, both work; "awaits": it needs an async function;
    "offloads": the function runs in another thread; "replaces": the name no longer means a function (a task);
    "property": reading the attribute calls it; "static", "class": how it is bound to what it is read on;
    "context": calling it gives a context manager that runs the generator function around the block;
    "dispatches": calling it runs it or, of the functions that its attribute `by` registers (`@name.by`), the one for
    the class of the first argument;
    "orders": the comparisons that a class does not define run the one that it does;
    "surrounds": the decorator is a context manager that each call of the function enters and leaves.
    """
    raise NotImplementedError(effect, by)


def memoizes(function: _F) -> _F:
    """As a decorator, or the maker of one: the function runs once for each set of arguments, and its result is kept."""
    raise NotImplementedError(function)


def tells(kind: str) -> Callable[[_F], _F]:
    """Mark a test that is true where its first argument is of a kind: "coroutine function"."""
    raise NotImplementedError(kind)


def threadpool(function: str, *, rank: int) -> None:
    """At the top level of a framework's stub: the dotted `function` hands work to a thread in code that uses it.

    Called with a function and its arguments, it is awaited. Of several imported frameworks the highest `rank` wins.
    """
    raise NotImplementedError(function, rank)
