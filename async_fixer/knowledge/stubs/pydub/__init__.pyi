from .audio_segment import AudioSegment
