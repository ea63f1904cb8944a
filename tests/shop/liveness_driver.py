"""A shop under real uvicorn with a slow partner, probed as an orchestrator would: folder -> `Outcome`."""

from __future__ import annotations

import http.client
import itertools
import json
import math
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import httpx
from shop_copies import apply_tool, copy_fixture, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PERIOD: Final = 0.05
TIMEOUT: Final = 1.0
FAILURES_TO_KILL: Final = 3
CLIENTS: Final = 12
ROUNDS: Final = 3
PARTNER_DELAY: Final = 0.5
_START_LIMIT: Final = 20.0


@dataclass(frozen=True, slots=True)
class Request:
    """One request of the load; `body` is sent as JSON, `upload` as a file."""

    method: str
    path: str
    token: str = ""
    body: Mapping[str, object] | None = None
    upload: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request got: `body` is JSON with sorted keys, or the text as it came."""

    request: str
    status: int
    body: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run: each probe's seconds (None: it failed), the answers in a fixed order, the load's seconds."""

    probes: tuple[float | None, ...]
    answers: tuple[Answer, ...]
    seconds: float

    @property
    def failures(self) -> int:
        """Return how many probes failed."""
        return self.probes.count(None)

    @property
    def longest_outage(self) -> int:
        """Return the largest number of probes that failed in a row."""
        runs = (len(tuple(run)) for failed, run in itertools.groupby(probe is None for probe in self.probes) if failed)
        return max(runs, default=0)

    @property
    def killed(self) -> bool:
        """Say whether an orchestrator would have killed the service."""
        return self.longest_outage >= FAILURES_TO_KILL


@dataclass(slots=True)
class Prober:
    """Asks `/health` every 50 ms on a fresh connection, one probe at a time."""

    port: int
    probes: list[float | None] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Probe in a thread for as long as the block runs."""
        thread = threading.Thread(target=self._run)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            started = time.perf_counter()
            self.probes.append(probe(self.port))
            self._stop.wait(max(0.0, PERIOD - (time.perf_counter() - started)))


def probe(port: int) -> float | None:
    """Return the seconds that `/health` took, None when it did not answer 200 within the timeout."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    started = time.perf_counter()
    try:
        connection.request("GET", "/health")
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    return time.perf_counter() - started if status == httpx.codes.OK else None


def build_load(rounds: int) -> tuple[Request, ...]:
    """Return the slow requests, `rounds` of each; their answers depend on no other request."""
    return tuple(request for number in range(rounds) for request in _one_round(number))


def measure(folder: Path, home: Path) -> Outcome:
    """Run the shop in `folder` with its state in `home` under the load; return what the prober and the clients saw."""
    with running_partner(folder) as partner, running_shop(folder, home, partner) as port:
        prober = Prober(port)
        started = time.perf_counter()
        with prober.running(), ThreadPoolExecutor(CLIENTS) as clients:
            answers = list(clients.map(lambda request: send(port, request), build_load(ROUNDS)))
        seconds = time.perf_counter() - started
    ordered = sorted(answers, key=lambda answer: (answer.request, answer.status, answer.body))
    return Outcome(tuple(prober.probes), tuple(ordered), seconds)


def send(port: int, request: Request) -> Answer:
    """Send one request and wait for its answer as long as it takes."""
    files = None if request.upload is None else {"file": ("upload.bin", request.upload)}
    response = httpx.request(
        request.method,
        f"http://127.0.0.1:{port}{request.path}",
        headers={"X-Token": request.token},
        json=request.body,
        files=files,
        timeout=90,
    )
    named = f"{request.method} {request.path} {request.token} {json.dumps(request.body, sort_keys=True)}"
    return Answer(named, response.status_code, _canonical(response))


@contextmanager
def running_partner(folder: Path) -> Iterator[str]:
    """Run the slow partner on a free port of loopback; yield its address."""
    command = [sys.executable, "-m", "shop.partner_stub", "--port", "0", "--delay", str(PARTNER_DELAY)]
    with subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address:
                raise RuntimeError("the partner does not start")
            yield address
        finally:
            process.terminate()


@contextmanager
def running_shop(folder: Path, home: Path, partner: str) -> Iterator[int]:
    """Run the shop with one worker on a free port of loopback until the block ends; yield the port."""
    port = _free_port()
    command = [sys.executable, "-m", "uvicorn", "shop.main:app", "--port", str(port), "--log-level", "error"]
    settings = environment(SHOP_HOME=str(home), SHOP_PARTNER_URL=partner, SHOP_BCRYPT_ROUNDS="10")
    with subprocess.Popen(command, cwd=folder, env=settings) as process:
        try:
            _wait_until_up(process, port)
            yield port
        finally:
            process.terminate()


def render_table(before: Outcome, after: Outcome) -> str:
    """Return both runs as a Markdown table, milliseconds of `/health`; a failed probe counts as the timeout.

    While a probe waits no other is sent: those that were due meanwhile count with the time they would have waited.
    """
    load = f"{CLIENTS} clients, {len(before.answers)} requests"
    head = f"| {load} | /health p50 | p99 | max | failed probes | in a row | load done in |"
    rows = (_row("before", before), _row("after", after))
    return "\n".join((head, "|---|---|---|---|---|---|---|", *rows, ""))


def main() -> None:
    """Measure the shop as it is and repaired, and print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch)
        shop = copy_fixture("legacy_shop", base / "shop")
        before = measure(shop, base / "home-before")
        apply_tool(shop)
        after = measure(shop, base / "home-after")
    sys.stdout.write(render_table(before, after))


def _one_round(number: int) -> tuple[Request, ...]:
    ada, ben, cleo = "token-ada", "token-ben", "token-cleo"
    lines = [{"sku": "MUG-02", "quantity": 2}, {"sku": "PEN-01", "quantity": 1}]
    newcomer = {"email": f"new{number}@example.com", "name": "New", "password": "long enough"}
    return (
        Request("GET", "/products/PEN-01/availability"),
        Request("GET", f"/products/LAMP-01/quote?quantity={5 + 5 * number}"),
        Request("GET", "/customers/me/credit", cleo),
        Request("POST", "/orders", ada, body={"reference": f"L-{number}", "lines": lines}),
        Request("GET", "/orders/SEED-1/tracking"),
        Request("POST", f"/orders/SEED-{number}/reminder"),
        Request("POST", "/reports/sales", body={"name": f"sales-{number}"}),
        Request("POST", f"/uploads/SKU-{number}/picture", ada, upload=b"picture" * 1000),
        Request("POST", "/customers", body=newcomer),
        Request("POST", "/auth/login", body={"email": "ben@example.com", "password": "correct horse"}),
        Request("GET", "/orders", ben),
        Request("GET", "/reports/sales/opening"),
        Request("POST", "/reports/archive", body={"name": f"archive-{number}"}),
        Request("GET", "/products/BOOK-01/availability"),
    )


def _canonical(response: httpx.Response) -> str:
    if response.headers.get("content-type") != "application/json":
        return response.text
    return json.dumps(response.json(), sort_keys=True)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _wait_until_up(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _START_LIMIT
    while probe(port) is None:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("the shop does not start")
        time.sleep(PERIOD)


def _row(name: str, outcome: Outcome) -> str:
    times = sorted(1000 * wait for probed in outcome.probes for wait in _waits(probed))
    p99 = statistics.quantiles(times, n=100, method="inclusive")[98]
    figures = " | ".join(f"{value:.1f} ms" for value in (statistics.median(times), p99, times[-1]))
    probes = f"{outcome.failures} of {len(outcome.probes)}"
    return f"| {name} | {figures} | {probes} | {outcome.longest_outage} | {outcome.seconds:.1f} s |"


def _waits(probed: float | None) -> list[float]:
    seconds = TIMEOUT if probed is None else probed
    return [seconds - due * PERIOD for due in range(math.ceil(seconds / PERIOD))]


if __name__ == "__main__":
    main()
