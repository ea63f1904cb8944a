"""For each mark in the stubs of asyncio's protocols: how to make the loop call a probe that way."""

from __future__ import annotations

import asyncio
import socket
import sys
from typing import TYPE_CHECKING

from framework_driver import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from framework_driver import Probe

    Case = Callable[[Probe], None]
    Key = tuple[str, str, str]

MODULE = "asyncio.protocols"
STREAM_STEPS = ("BaseProtocol.connection_made", "BaseProtocol.connection_lost", "Protocol.data_received")
CHILD_STEPS = ("SubprocessProtocol.pipe_data_received", "SubprocessProtocol.process_exited")


def _stream(qualname: str) -> Case:
    def case(probe: Probe) -> None:
        methods = {qualname.split(".")[1]: probe.variadic()}
        asyncio.run(_exchange_bytes(type("Spy", (asyncio.Protocol,), methods)))

    return case


def _buffered(probe: Probe) -> None:
    methods = {"get_buffer": lambda _self, _hint: bytearray(8), "buffer_updated": probe.variadic()}
    asyncio.run(_exchange_bytes(type("Spy", (asyncio.BufferedProtocol,), methods)))


async def _exchange_bytes(protocol: type[asyncio.BaseProtocol]) -> None:
    """Let `protocol` see a peer that says something and leaves."""
    ours, theirs = socket.socketpair()
    theirs.sendall(b"x")
    theirs.close()
    transport, _ = await asyncio.get_running_loop().connect_accepted_socket(protocol, ours)
    await until(transport.is_closing)
    for _ in range(3):
        await asyncio.sleep(0)


def _datagram(probe: Probe) -> None:
    asyncio.run(_exchange_datagram(probe))


async def _exchange_datagram(probe: Probe) -> None:
    protocol = type("Spy", (asyncio.DatagramProtocol,), {"datagram_received": probe.variadic()})
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(protocol, local_addr=("127.0.0.1", 0))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.sendto(b"x", transport.get_extra_info("sockname"))
    await until(lambda: bool(probe.threads))
    transport.close()
    await asyncio.sleep(0)


def _child(qualname: str) -> Case:
    def case(probe: Probe) -> None:
        methods = {qualname.split(".")[1]: probe.variadic()}
        asyncio.run(_run_child(type("Spy", (asyncio.SubprocessProtocol,), methods), probe))

    return case


async def _run_child(protocol: type[asyncio.SubprocessProtocol], probe: Probe) -> None:
    loop = asyncio.get_running_loop()
    transport, _ = await loop.subprocess_exec(protocol, sys.executable, "-S", "-c", "print()", stdin=None, stderr=None)
    await until(lambda: bool(probe.threads) and transport.get_returncode() is not None)
    transport.close()


CASES: dict[Key, Case] = {
    **{(MODULE, step, "protocol callback"): _stream(step) for step in (*STREAM_STEPS, "Protocol.eof_received")},
    **{(MODULE, step, "protocol callback"): _child(step) for step in CHILD_STEPS},
    (MODULE, "BufferedProtocol.buffer_updated", "protocol callback"): _buffered,
    (MODULE, "DatagramProtocol.datagram_received", "protocol callback"): _datagram,
}
