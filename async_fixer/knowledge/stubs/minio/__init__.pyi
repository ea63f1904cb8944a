from .api import Minio
from .error import InvalidResponseError, S3Error, ServerError
