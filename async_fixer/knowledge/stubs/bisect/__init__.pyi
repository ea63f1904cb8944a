from async_fixer.knowledge.marks import calls, changes

@calls("key", items="a")
@calls("x.__lt__|__gt__", unless_given="key")
def bisect(a, x, lo=0, hi=None, *, key=None) -> int: ...
@calls("key", items="a")
@calls("a[].__lt__|__gt__", unless_given="key")
def bisect_left(a, x, lo=0, hi=None, *, key=None) -> int: ...
@calls("key", items="a")
@calls("x.__lt__|__gt__", unless_given="key")
def bisect_right(a, x, lo=0, hi=None, *, key=None) -> int: ...
@calls("key", items="a")
@calls("x.__lt__|__gt__", unless_given="key")
@changes("a")
def insort(a, x, lo=0, hi=None, *, key=None): ...
@calls("key", items="a")
@calls("a[].__lt__|__gt__", unless_given="key")
@changes("a")
def insort_left(a, x, lo=0, hi=None, *, key=None): ...
@calls("key", items="a")
@calls("x.__lt__|__gt__", unless_given="key")
@changes("a")
def insort_right(a, x, lo=0, hi=None, *, key=None): ...
