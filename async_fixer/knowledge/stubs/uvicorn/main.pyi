from typing import Any

main: Any
def run(app, *, host=..., port=..., **kwargs) -> None: ...
