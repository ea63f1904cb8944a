import email.mime.nonmultipart

class MIMEAudio(email.mime.nonmultipart.MIMENonMultipart):
    def __init__(self, _audiodata, _subtype=None, _encoder=..., *, policy=None, **_params) -> None: ...
