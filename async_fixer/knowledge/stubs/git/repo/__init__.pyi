from .base import Repo
