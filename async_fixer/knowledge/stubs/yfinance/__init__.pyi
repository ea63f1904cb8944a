from .multi import download
from .ticker import Ticker
