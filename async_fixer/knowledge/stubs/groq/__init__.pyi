from ._client import AsyncGroq, Groq
