from typing import Any

from async_fixer.knowledge.marks import blocks, synthetic

class YouTubeTranscriptApi:
    def __init__(self, proxy_config=..., http_client=...) -> None: ...
    @blocks("http")
    def fetch(self, *args, **kwargs) -> Any: ...
    @blocks("http")
    def list(self, *args, **kwargs) -> Any: ...
    @classmethod
    @synthetic
    @blocks("http")
    def get_transcript(cls, video_id, *args, **kwargs) -> Any: ...
    @classmethod
    @synthetic
    @blocks("http")
    def list_transcripts(cls, video_id, *args, **kwargs) -> Any: ...
