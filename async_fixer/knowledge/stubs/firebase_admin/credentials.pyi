from async_fixer.knowledge.marks import blocks

@blocks("file", severity="mild")
class Certificate:
    def __init__(self, cert) -> None: ...

class ApplicationDefault:
    def __init__(self) -> None: ...
