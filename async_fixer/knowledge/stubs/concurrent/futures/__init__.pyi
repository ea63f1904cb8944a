import sys
from concurrent.futures._base import ALL_COMPLETED as ALL_COMPLETED
from concurrent.futures._base import BrokenExecutor as BrokenExecutor
from concurrent.futures._base import CancelledError as CancelledError
from concurrent.futures._base import Executor as Executor
from concurrent.futures._base import FIRST_COMPLETED as FIRST_COMPLETED
from concurrent.futures._base import FIRST_EXCEPTION as FIRST_EXCEPTION
from concurrent.futures._base import Future as Future
from concurrent.futures._base import InvalidStateError as InvalidStateError
from concurrent.futures._base import TimeoutError as TimeoutError
from concurrent.futures._base import as_completed as as_completed
from concurrent.futures._base import wait as wait
from concurrent.futures.process import ProcessPoolExecutor as ProcessPoolExecutor
from concurrent.futures.thread import ThreadPoolExecutor as ThreadPoolExecutor

if sys.version_info >= (3, 14):
    from concurrent.futures.interpreter import InterpreterPoolExecutor as InterpreterPoolExecutor
