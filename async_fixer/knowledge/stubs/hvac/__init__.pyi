from .v1 import Client
