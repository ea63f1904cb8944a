from . import errors
from .client import DockerClient, from_env
