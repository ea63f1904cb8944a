from typing import Any

from .tz import gettz, tzlocal, tzutc

UTC: Any
