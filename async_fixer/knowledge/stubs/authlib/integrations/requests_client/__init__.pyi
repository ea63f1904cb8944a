from .oauth2_session import OAuth2Session
