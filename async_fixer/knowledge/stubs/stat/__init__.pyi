S_IFDIR: int
S_IFCHR: int
S_IFBLK: int
S_IFREG: int
S_IFIFO: int
S_IFLNK: int
S_IFSOCK: int
S_ISUID: int
S_ISGID: int
S_ISVTX: int
S_IREAD: int
S_IWRITE: int
S_IEXEC: int
S_IRWXU: int
S_IRUSR: int
S_IWUSR: int
S_IXUSR: int
S_IRWXG: int
S_IRGRP: int
S_IWGRP: int
S_IXGRP: int
S_IRWXO: int
S_IROTH: int
S_IWOTH: int
S_IXOTH: int
ST_MODE: int
ST_INO: int
ST_DEV: int
ST_NLINK: int
ST_UID: int
ST_GID: int
ST_SIZE: int
ST_ATIME: int
ST_MTIME: int
ST_CTIME: int

def S_IFMT(*args, **kwargs) -> int: ...
def S_IMODE(*args, **kwargs) -> int: ...
def S_ISBLK(*args, **kwargs) -> bool: ...
def S_ISCHR(*args, **kwargs) -> bool: ...
def S_ISDIR(*args, **kwargs) -> bool: ...
def S_ISDOOR(*args, **kwargs) -> bool: ...
def S_ISFIFO(*args, **kwargs) -> bool: ...
def S_ISLNK(*args, **kwargs) -> bool: ...
def S_ISPORT(*args, **kwargs) -> bool: ...
def S_ISREG(*args, **kwargs) -> bool: ...
def S_ISSOCK(*args, **kwargs) -> bool: ...
def S_ISWHT(*args, **kwargs) -> bool: ...
def filemode(*args, **kwargs) -> str: ...
