from . import jwk, jws, jwt
from .exceptions import ExpiredSignatureError, JOSEError, JWSError, JWTError
