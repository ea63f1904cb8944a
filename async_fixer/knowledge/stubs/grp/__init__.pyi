import sys
from typing import Any

from async_fixer.knowledge.marks import blocks

if sys.platform != "win32":
    @blocks("file", severity="mild")
    def getgrall(): ...
    @blocks("file", severity="mild")
    def getgrgid(id): ...
    @blocks("file", severity="mild")
    def getgrnam(name): ...

    class struct_group(tuple):
        gr_name: Any
        gr_passwd: Any
        gr_gid: Any
        gr_mem: Any
