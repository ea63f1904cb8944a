from typing import Any

from async_fixer.knowledge.marks import blocks

# Looks the domain up, unless told not to.
@blocks("network", unless={"check_deliverability": False})
def validate_email(email, /, *, check_deliverability=..., **kwargs) -> Any: ...
