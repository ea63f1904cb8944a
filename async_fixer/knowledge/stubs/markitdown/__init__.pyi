from ._markitdown import MarkItDown
