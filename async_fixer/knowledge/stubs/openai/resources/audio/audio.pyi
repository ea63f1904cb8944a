from functools import cached_property

from .transcriptions import AsyncTranscriptions, Transcriptions
from .speech import AsyncSpeech, Speech

class Audio:
    @cached_property
    def transcriptions(self) -> Transcriptions: ...
    @cached_property
    def speech(self) -> Speech: ...

class AsyncAudio:
    @cached_property
    def transcriptions(self) -> AsyncTranscriptions: ...
    @cached_property
    def speech(self) -> AsyncSpeech: ...
