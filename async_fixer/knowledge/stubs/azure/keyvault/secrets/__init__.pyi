from ._client import SecretClient
