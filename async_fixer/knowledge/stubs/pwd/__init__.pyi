import sys
from typing import Any

from async_fixer.knowledge.marks import blocks

if sys.platform != "win32":
    @blocks("file", severity="mild")
    def getpwall(): ...
    @blocks("file", severity="mild")
    def getpwnam(name, /): ...
    @blocks("file", severity="mild")
    def getpwuid(uidobj, /): ...

    class struct_passwd(tuple):
        pw_name: Any
        pw_passwd: Any
        pw_uid: Any
        pw_gid: Any
        pw_gecos: Any
        pw_dir: Any
        pw_shell: Any
