from typing import Any

async def init_beanie(
    database=...,
    connection_string=...,
    document_models=...,
    allow_index_dropping=...,
    recreate_views=...,
    skip_indexes=...,
) -> Any: ...
