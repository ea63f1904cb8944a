from .exceptions import ApiException
