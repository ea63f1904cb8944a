from async_fixer.knowledge.marks import blocks

from .document import Document as _Document

# Without a path it opens the template of the library.
@blocks("file", over="docx", rest="cpu")
def Document(docx=...) -> _Document: ...
