from typing import Any

class SlackClientError(Exception): ...

class SlackApiError(SlackClientError):
    response: Any
