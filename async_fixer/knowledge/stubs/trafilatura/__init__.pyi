from .core import bare_extraction, extract
from .downloads import fetch_response, fetch_url
