from typing import Any, Self

from async_fixer.knowledge.marks import blocks, synthetic

@synthetic
class Completions:
    @blocks("http", instead="groq.AsyncGroq")
    def create(self, *args, **kwargs) -> Any: ...

@synthetic
class Chat:
    completions: Completions

@synthetic
class Embeddings:
    @blocks("http", instead="groq.AsyncGroq")
    def create(self, *args, **kwargs) -> Any: ...

@synthetic
class Transcriptions:
    @blocks("http", instead="groq.AsyncGroq")
    def create(self, *args, **kwargs) -> Any: ...

@synthetic
class Translations:
    @blocks("http", instead="groq.AsyncGroq")
    def create(self, *args, **kwargs) -> Any: ...

@synthetic
class Speech:
    @blocks("http", instead="groq.AsyncGroq")
    def create(self, *args, **kwargs) -> Any: ...

@synthetic
class Audio:
    transcriptions: Transcriptions
    translations: Translations
    speech: Speech

@synthetic
class Models:
    @blocks("http", instead="groq.AsyncGroq")
    def list(self, *args, **kwargs) -> Any: ...
    @blocks("http", instead="groq.AsyncGroq")
    def retrieve(self, *args, **kwargs) -> Any: ...

@synthetic
class Files:
    @blocks("http", instead="groq.AsyncGroq")
    def create(self, *args, **kwargs) -> Any: ...
    @blocks("http", instead="groq.AsyncGroq")
    def list(self, *args, **kwargs) -> Any: ...
    @blocks("http", instead="groq.AsyncGroq")
    def content(self, *args, **kwargs) -> Any: ...

@synthetic
class AsyncCompletions:
    async def create(self, *args, **kwargs) -> Any: ...

@synthetic
class AsyncChat:
    completions: AsyncCompletions

@synthetic
class AsyncEmbeddings:
    async def create(self, *args, **kwargs) -> Any: ...

@synthetic
class AsyncTranscriptions:
    async def create(self, *args, **kwargs) -> Any: ...

@synthetic
class AsyncTranslations:
    async def create(self, *args, **kwargs) -> Any: ...

@synthetic
class AsyncSpeech:
    async def create(self, *args, **kwargs) -> Any: ...

@synthetic
class AsyncAudio:
    transcriptions: AsyncTranscriptions
    translations: AsyncTranslations
    speech: AsyncSpeech

@synthetic
class AsyncModels:
    async def list(self, *args, **kwargs) -> Any: ...
    async def retrieve(self, *args, **kwargs) -> Any: ...

@synthetic
class AsyncFiles:
    async def create(self, *args, **kwargs) -> Any: ...
    async def list(self, *args, **kwargs) -> Any: ...
    async def content(self, *args, **kwargs) -> Any: ...

class Groq:
    chat: Chat
    embeddings: Embeddings
    audio: Audio
    models: Models
    files: Files
    def __init__(self, *, api_key=..., base_url=..., timeout=..., max_retries=..., **kwargs) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, exc_type, exc, exc_tb) -> None: ...
    def close(self) -> None: ...

class AsyncGroq:
    chat: AsyncChat
    embeddings: AsyncEmbeddings
    audio: AsyncAudio
    models: AsyncModels
    files: AsyncFiles
    def __init__(self, *, api_key=..., base_url=..., timeout=..., max_retries=..., **kwargs) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, exc_type, exc, exc_tb) -> None: ...
    async def close(self) -> None: ...
