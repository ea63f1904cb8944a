from ._api import YouTubeTranscriptApi
