from typing import Any

from pydantic import AfterValidator, BaseModel, Field, model_validator
from starlette.responses import StreamingResponse

class EventSourceResponse(StreamingResponse):
    media_type: str

class ServerSentEvent(BaseModel):
    data: Any
    raw_data: str | None
    event: str | None
    id: str | None
    retry: int | None
    comment: str | None

def format_sse_event(*, data_str=..., event=..., id=..., retry=..., comment=...) -> bytes: ...
KEEPALIVE_COMMENT: bytes
