from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError, WebSocketRequestValidationError
from fastapi.utils import is_body_allowed_for_status_code
from fastapi.websockets import WebSocket
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.status import WS_1008_POLICY_VIOLATION

async def http_exception_handler(request, exc) -> Response: ...
async def request_validation_exception_handler(request, exc) -> JSONResponse: ...
async def websocket_request_validation_exception_handler(websocket, exc) -> None: ...
