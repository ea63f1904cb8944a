import sys

from async_fixer.knowledge.marks import blocks

if sys.platform != "win32":
    LOCK_EX: int
    LOCK_NB: int
    LOCK_SH: int
    LOCK_UN: int
    @blocks("file", severity="mild")
    def fcntl(fd, cmd, arg=0, /): ...
    @blocks("lock", unless={"operation": "fcntl.LOCK_NB"})
    def flock(fd, operation, /): ...
    @blocks("file", severity="mild")
    def ioctl(fd, request, arg=0, mutate_flag=True, /): ...
    @blocks("lock", unless={"cmd": "fcntl.LOCK_NB"})
    def lockf(fd, cmd, len=0, start=0, whence=0, /): ...
