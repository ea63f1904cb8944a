from .client import AsyncClient, Client
from .client_v2 import AsyncClientV2, ClientV2
