from . import Auth as Auth
from .GithubException import (
    BadCredentialsException,
    GithubException,
    RateLimitExceededException,
    UnknownObjectException,
)
from .MainClass import Github
