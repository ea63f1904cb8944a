"""Print how `GET /health` of the sample shop fares under slow requests, before and after `apply`."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    shop = Path(__file__).resolve().parents[1] / "shop"
    sys.path.insert(0, str(shop))  # the driver's neighbours, as pytest would find them
    runpy.run_path(str(shop / "liveness_driver.py"), run_name="__main__")
