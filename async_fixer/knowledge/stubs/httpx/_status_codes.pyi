from enum import IntEnum

__all__ = ["codes"]

class codes(IntEnum):
    OK: int
    CREATED: int
    ACCEPTED: int
    NO_CONTENT: int
    BAD_REQUEST: int
    UNAUTHORIZED: int
    FORBIDDEN: int
    NOT_FOUND: int
    CONFLICT: int
    UNPROCESSABLE_ENTITY: int
    TOO_MANY_REQUESTS: int
    INTERNAL_SERVER_ERROR: int
    @classmethod
    def get_reason_phrase(cls, value) -> str: ...
    @classmethod
    def is_redirect(cls, value) -> bool: ...
    @classmethod
    def is_error(cls, value) -> bool: ...
    @classmethod
    def is_client_error(cls, value) -> bool: ...
    @classmethod
    def is_server_error(cls, value) -> bool: ...
