from typing import Any

from async_fixer.knowledge.marks import blocks

# Takes a URL, a file or a text.
@blocks("http")
def parse(url_file_stream_or_string, *args, **kwargs) -> Any: ...
