from datetime import datetime

from async_fixer.knowledge.marks import synthetic

@synthetic
def isoparse(dt_str) -> datetime: ...
