import sys
from typing import Any

if sys.platform != "win32":
    error = OSError
    def getpagesize(): ...
    def getrlimit(resource, /): ...
    def getrusage(who, /): ...
    def setrlimit(resource, limits, /): ...

    class struct_rusage(tuple):
        ru_utime: Any
        ru_stime: Any
        ru_maxrss: Any
        ru_ixrss: Any
        ru_idrss: Any
        ru_isrss: Any
        ru_minflt: Any
        ru_majflt: Any
        ru_nswap: Any
        ru_inblock: Any
        ru_oublock: Any
        ru_msgsnd: Any
        ru_msgrcv: Any
        ru_nsignals: Any
        ru_nvcsw: Any
        ru_nivcsw: Any

if sys.platform == "linux":
    def prlimit(*args, **kwargs): ...
