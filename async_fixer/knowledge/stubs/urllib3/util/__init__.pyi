from .request import make_headers
from .retry import Retry
from .timeout import Timeout
from .url import Url, parse_url
