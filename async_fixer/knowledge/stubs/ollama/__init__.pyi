from typing import Any

from async_fixer.knowledge.marks import blocks, synthetic

from ._client import AsyncClient, Client

@blocks("http", instead="ollama.AsyncClient")
@synthetic
def generate(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def chat(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def embed(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def embeddings(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def pull(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def push(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def create(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def list(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def delete(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def copy(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def show(*args, **kwargs) -> Any: ...
@blocks("http", instead="ollama.AsyncClient")
@synthetic
def ps(*args, **kwargs) -> Any: ...
