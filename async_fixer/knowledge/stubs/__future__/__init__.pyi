from typing import Any

annotations: Any
