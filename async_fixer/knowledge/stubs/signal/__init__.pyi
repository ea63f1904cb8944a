import enum
import sys
from typing import Any

from async_fixer.knowledge.marks import blocks, needs_loop, process_wide

SIGINT: Signals
SIGTERM: Signals
SIGABRT: Signals
SIGFPE: Signals
SIGILL: Signals
SIGSEGV: Signals
SIG_DFL: Handlers
SIG_IGN: Handlers
if sys.platform != "win32":
    SIGALRM: Signals
    SIGCHLD: Signals
    SIGCONT: Signals
    SIGHUP: Signals
    SIGKILL: Signals
    SIGPIPE: Signals
    SIGQUIT: Signals
    SIGSTOP: Signals
    SIGTSTP: Signals
    SIGUSR1: Signals
    SIGUSR2: Signals
    SIGWINCH: Signals

class Handlers(enum.IntEnum):
    SIG_DFL: Handlers
    SIG_IGN: Handlers

class Signals(enum.IntEnum):
    SIGINT: Signals
    SIGILL: Signals
    SIGABRT: Signals
    SIGFPE: Signals
    SIGSEGV: Signals
    SIGTERM: Signals
    if sys.platform != "win32":
        SIGHUP: Signals
        SIGQUIT: Signals
        SIGTRAP: Signals
        SIGIOT: Signals
        SIGBUS: Signals
        SIGKILL: Signals
        SIGUSR1: Signals
        SIGUSR2: Signals
        SIGPIPE: Signals
        SIGALRM: Signals
        SIGCHLD: Signals
        SIGCONT: Signals
        SIGSTOP: Signals
        SIGTSTP: Signals
        SIGTTIN: Signals
        SIGTTOU: Signals
        SIGURG: Signals
        SIGXCPU: Signals
        SIGXFSZ: Signals
        SIGVTALRM: Signals
        SIGPROF: Signals
        SIGWINCH: Signals
        SIGIO: Signals
        SIGSYS: Signals
    if sys.version_info >= (3, 11) and sys.platform == "linux":
        SIGSTKFLT: Signals
    if sys.platform == "linux":
        SIGCLD: Signals
        SIGPOLL: Signals
        SIGPWR: Signals
        SIGRTMIN: Signals
        SIGRTMAX: Signals

def default_int_handler(signalnum, frame, /): ...
def getsignal(signalnum): ...
def raise_signal(signalnum, /): ...
@needs_loop
@process_wide
def set_wakeup_fd(*args, **kwargs): ...
@needs_loop
@process_wide
def signal(signalnum, handler): ...
def strsignal(signalnum, /): ...
def valid_signals(): ...
if sys.platform != "win32":
    class ItimerError(OSError): ...

    class Sigmasks(enum.IntEnum):
        if sys.platform != "win32":
            SIG_BLOCK: Sigmasks
            SIG_UNBLOCK: Sigmasks
            SIG_SETMASK: Sigmasks

    @process_wide
    def alarm(seconds, /): ...
    def getitimer(which, /): ...
    @blocks("lock")
    def pause(): ...
    def pthread_kill(thread_id, signalnum, /): ...
    @process_wide
    def pthread_sigmask(how, mask): ...
    @process_wide
    def setitimer(which, seconds, interval=..., /): ...
    @process_wide
    def siginterrupt(signalnum, flag, /): ...
    def sigpending(): ...
    @blocks("lock")
    def sigwait(sigset): ...
if sys.platform == "linux":
    def pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /): ...
    @blocks("lock", unless={"timeout": 0})
    def sigtimedwait(sigset, timeout, /): ...
    @blocks("lock")
    def sigwaitinfo(sigset, /): ...

    class struct_siginfo(tuple):
        si_signo: Any
        si_code: Any
        si_errno: Any
        si_pid: Any
        si_uid: Any
        si_status: Any
        si_band: Any
