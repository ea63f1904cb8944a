from typing import Any

METHODS_WITH_BODY: Any
REF_PREFIX: str
REF_TEMPLATE: str
