from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi.exceptions import RequestValidationError, WebSocketRequestValidationError
from opentelemetry._logs import LoggerProvider
from opentelemetry.metrics import MeterProvider
from opentelemetry.trace import TracerProvider
from starlette.exceptions import HTTPException, WebSocketException
from starlette.requests import Request
from starlette.websockets import WebSocket, WebSocketDisconnect
from typing_extensions import TypedDict

class TelemetryConfig(TypedDict, total=False):
    tracer_provider: TracerProvider | None
    meter_provider: MeterProvider | None
    logger_provider: LoggerProvider | None
    tracing: bool
    metrics: bool
    logs: bool
    operation_spans: bool
    auto_configure: bool
    exclude: Callable[[MutableMapping[str, Any]], bool] | None

@dataclass
class TelemetryData:
    request: Request | None
    websocket: WebSocket | None
    body: Any
    values: dict[str, Any] | None
    errors: Sequence[Any] | None

def get_telemetry_data(context=...) -> TelemetryData | None: ...
