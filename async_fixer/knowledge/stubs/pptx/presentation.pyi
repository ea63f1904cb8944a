from typing import Any

from async_fixer.knowledge.marks import blocks

class Presentation:
    slides: Any
    slide_layouts: Any
    slide_width: Any
    slide_height: Any
    @blocks("file", over="file", rest="cpu")
    def save(self, file) -> None: ...
