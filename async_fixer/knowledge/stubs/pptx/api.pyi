from async_fixer.knowledge.marks import blocks

from .presentation import Presentation as _Presentation

@blocks("file", over="pptx", rest="cpu")
def Presentation(pptx=...) -> _Presentation: ...
