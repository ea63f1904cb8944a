from .exposition import generate_latest, make_asgi_app, push_to_gateway, start_http_server
from .metrics import Counter, Gauge, Histogram, Info, Summary
from .registry import CollectorRegistry

CONTENT_TYPE_LATEST: str
