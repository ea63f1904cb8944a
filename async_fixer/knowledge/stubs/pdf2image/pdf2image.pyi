from typing import Any

from async_fixer.knowledge.marks import blocks
from PIL.Image import Image

@blocks("process")
def convert_from_path(pdf_path, dpi=..., *args, **kwargs) -> list[Image]: ...
@blocks("process")
def convert_from_bytes(pdf_file, dpi=..., *args, **kwargs) -> list[Image]: ...
@blocks("process")
def pdfinfo_from_path(pdf_path, *args, **kwargs) -> dict[str, Any]: ...
