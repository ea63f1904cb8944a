"""Print how `GET /health` of the sample shop fares under slow requests, before and after `apply`."""

from __future__ import annotations

import runpy
from pathlib import Path

if __name__ == "__main__":
    driver = Path(__file__).resolve().parents[1] / "shop" / "liveness_driver.py"
    runpy.run_path(str(driver), run_name="__main__")
