from .emails._emails import Emails

api_key: str | None
