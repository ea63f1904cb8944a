from async_fixer.knowledge.marks import blocks

from ..workbook.workbook import Workbook

@blocks("file", over="filename", rest="cpu")
def load_workbook(filename, read_only=..., keep_vba=..., data_only=..., keep_links=..., rich_text=...) -> Workbook: ...
