from typing import Any

from async_fixer.knowledge.marks import synthetic

from .api import (
    add_breadcrumb,
    capture_event,
    capture_exception,
    capture_message,
    configure_scope,
    flush,
    get_current_scope,
    get_current_span,
    new_scope,
    push_scope,
    set_context,
    set_extra,
    set_level,
    set_tag,
    set_user,
    start_span,
    start_transaction,
)

@synthetic
def init(*args, **kwargs) -> Any: ...
