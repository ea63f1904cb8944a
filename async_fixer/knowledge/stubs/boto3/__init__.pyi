from botocore.client import BaseClient

from .resources.base import ServiceResource
from .session import Session

DEFAULT_SESSION: Session | None

def setup_default_session(**kwargs) -> None: ...

# Makes a client from the service's description; it connects with the first operation.
def client(*args, **kwargs) -> BaseClient: ...
def resource(*args, **kwargs) -> ServiceResource: ...
