from typing import Any

from fastapi.encoders import jsonable_encoder
from starlette.responses import HTMLResponse

swagger_ui_default_parameters: dict[str, Any]
def get_swagger_ui_html(
    *, openapi_url, title, swagger_js_url=..., swagger_css_url=..., swagger_favicon_url=..., oauth2_redirect_url=...,
    init_oauth=..., swagger_ui_parameters=...,
) -> HTMLResponse: ...
def get_redoc_html(
    *, openapi_url, title, redoc_js_url=..., redoc_favicon_url=..., with_google_fonts=...,
) -> HTMLResponse: ...
def get_swagger_ui_oauth2_redirect_html() -> HTMLResponse: ...
