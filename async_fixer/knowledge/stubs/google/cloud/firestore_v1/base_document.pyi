from typing import Any

class DocumentSnapshot:
    id: str
    exists: bool
    reference: Any
    def to_dict(self) -> dict[str, Any] | None: ...
    def get(self, field_path) -> Any: ...
