"""The marks that stubs use: a small closed set that says what a library's function does to the thread that runs it.

Stubs are read, never run; these functions only give editors and type checkers something to resolve. Every mark is
keyword-only but for its first argument, and every argument in a stub is a literal. `parameter` names a parameter of
the marked function, as its stub declares it. A name that is missing from a stub is unknown, never harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)

NAMES: Final = frozenset(
    {
        "async_twin",
        "awaits",
        "binds_context",
        "blocks",
        "calls",
        "consumes",
        "decorates",
        "frame_bound",
        "injects",
        "lock",
        "mutates",
        "needs_loop",
        "offloads",
        "pooled",
        "process_wide",
        "registers",
        "runs_on_loop",
        "since",
        "sync_twin",
        "synthetic",
        "thread_bound",
        "threadpool",
        "until",
    },
)
"""Every mark there is; a stub that uses another one is refused."""


def blocks(
    kind: str,
    *,
    severity: str = "severe",
    instead: str = "",
    unless: Mapping[str, object] | None = None,
    swap: str = "",
) -> Callable[[_F], _F]:
    """Running it makes the thread wait. `kind`: a key of `async_fixer.model.CODES`.

    `severity`: "severe" (can take long) or "mild" (short local work). `instead`: the async library to use.
    `unless`: argument values, by parameter name, any one of which makes the call return at once.
    `swap`: dotted name of a coroutine function that is trivially the same: same arguments, awaited.
    On a class: constructing it blocks. On `__getattr__`: so does every method that the class does not name.
    """
    raise NotImplementedError(kind, severity, instead, unless, swap)


def offloads(parameter: str) -> Callable[[_F], _F]:
    """The callable given as `parameter` runs in another thread or process: what it does never blocks the loop."""
    raise NotImplementedError(parameter)


def runs_on_loop(parameter: str) -> Callable[[_F], _F]:
    """The callable, coroutine or awaitable given as `parameter` is run by the event loop, as a task or a callback."""
    raise NotImplementedError(parameter)


def calls(parameter: str) -> Callable[[_F], _F]:
    """The callable given as `parameter` is called before the marked function returns, in the same thread."""
    raise NotImplementedError(parameter)


def consumes(parameter: str) -> Callable[[_F], _F]:
    """The iterable given as `parameter` is iterated before the marked function returns, in the same thread."""
    raise NotImplementedError(parameter)


def awaits(parameter: str) -> Callable[[_F], _F]:
    """The awaitables given as `parameter` run concurrently and are awaited (`gather`)."""
    raise NotImplementedError(parameter)


def mutates(function: _F) -> _F:
    """Calling it changes the object it is a method of: `list.append`, `dict.__setitem__`."""
    raise NotImplementedError(function)


def needs_loop(function: _F) -> _F:
    """It raises, hangs or does another thing where no event loop runs in the thread."""
    raise NotImplementedError(function)


def binds_context(function: _F) -> _F:
    """It changes the current context (`ContextVar.set`): the change is lost when it is made in a worker thread."""
    raise NotImplementedError(function)


def frame_bound(function: _F) -> _F:
    """It reads the frame or the exception that is current where it is called: it cannot move to another function."""
    raise NotImplementedError(function)


def process_wide(function: _F) -> _F:
    """It changes state of the whole process (working directory, environment, standard streams, signal handlers)."""
    raise NotImplementedError(function)


def registers(
    kind: str,
    *,
    sync: str,
    by: str = "decorator",
    parameter: str = "",
    label: str = "",
    prefix: str = "",
    once: bool = False,
) -> Callable[[_F], _F]:
    """It makes a function an entry point: the framework will call it.

    `kind`: route, dependency, websocket, middleware, exception handler, background task, lifespan, startup, stream ...
    `sync`: what the framework does with a `def` there: "worker" (a thread), "loop" (still the loop), "illegal".
    `by`: "decorator" (the function decorated with what the call returns), "parameter" (the argument `parameter`),
    "override" (a subclass method that overrides the marked one), "mapping" (values of the dict given as `parameter`),
    "items" (items of the sequence given as `parameter`).
    `label`: how people name it, `{name}` stands for a literal argument: "GET {path}".
    `once`: it runs when the application starts or ends, so what it waits for delays no request.
    `prefix`: the constructor parameter of the receiver whose literal value comes before the path.
    """
    raise NotImplementedError(kind, sync, by, parameter, label, prefix, once)


def injects(kind: str, *, sync: str, parameter: str) -> Callable[[_F], _F]:
    """A parameter that defaults to (or is annotated with) a call of it holds what `parameter` returns or yields.

    The callable given as `parameter` is an entry point of that `kind`; without an argument the parameter's annotation is
    called. `sync` as in `registers`.
    """
    raise NotImplementedError(kind, sync, parameter)


def decorates(effect: str) -> Callable[[_F], _F]:
    """What it does, as a decorator (or as the maker of one), to the kind of function.

    "keeps": `def` stays `def`, `async def` stays `async def`, both work; "awaits": it needs an async function;
    "offloads": the function runs in another thread; "replaces": the name no longer means a function (a command, a task);
    "property": reading the attribute calls it; "static", "class": how it is bound to what it is read on;
    "context": calling it gives a context manager that runs the generator function around the block.
    """
    raise NotImplementedError(effect)


def lock(cls: _F) -> _F:
    """A mutual exclusion of threads: no await while one is held."""
    raise NotImplementedError(cls)


def thread_bound(*, unless: Mapping[str, object] | None = None) -> Callable[[_F], _F]:
    """On a class: its instances only work in the thread that made them. On a function: so does what it returns.

    `unless`: argument values, by parameter name, with which the value is free of its thread.
    """
    raise NotImplementedError(unless)


def pooled(cls: _F) -> _F:
    """An instance that has waited on the world keeps a connection of a bounded pool until it is closed."""
    raise NotImplementedError(cls)


def sync_twin(name: str) -> Callable[[_F], _F]:
    """The dotted name of the same thing for synchronous code."""
    raise NotImplementedError(name)


def async_twin(name: str) -> Callable[[_F], _F]:
    """The dotted name of the same thing for asynchronous code."""
    raise NotImplementedError(name)


def threadpool(function: str, *, rank: int) -> None:
    """At the top level of a framework's stub: the dotted `function` hands work to a thread in code that uses it.

    Called with a function and its arguments, it is awaited. Of several imported frameworks the highest `rank` wins.
    """
    raise NotImplementedError(function, rank)


def since(version: str) -> Callable[[_F], _F]:
    """It exists from this version of the distribution on."""
    raise NotImplementedError(version)


def until(version: str) -> Callable[[_F], _F]:
    """It exists before this version of the distribution, not in it."""
    raise NotImplementedError(version)


def synthetic(function: _F) -> _F:
    """The real package has no such name; the stub needs it to say what a value is."""
    raise NotImplementedError(function)
