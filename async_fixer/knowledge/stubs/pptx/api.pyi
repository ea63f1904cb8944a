from async_fixer.knowledge.marks import blocks

from .presentation import Presentation as _Presentation

@blocks("file")
def Presentation(pptx=...) -> _Presentation: ...
