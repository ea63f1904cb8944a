"""Whichever system call fails, is the last one, or is when a signal comes: all files are old or all are new."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from syscalls import FAULTS

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize(
    ("what", "fault"),
    [
        *(("write", fault) for fault in FAULTS if fault != "none"),
        *(("recover", fault) for fault in ("kill", "kill after", "EIO", "broken disk", "interrupt always")),
    ],
)
def test_a_fault_at_each_system_call(tmp_path: Path, fault: str, what: str) -> None:
    # a process of its own, because forking one with threads is not safe
    command = [sys.executable, str(Path(__file__).with_name("syscalls.py")), str(tmp_path), fault, what]
    done = subprocess.run(command, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert int(done.stderr) > (100 if what == "write" else 50)
