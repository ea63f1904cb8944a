import email.mime.nonmultipart

class MIMEApplication(email.mime.nonmultipart.MIMENonMultipart):
    def __init__(self, _data, _subtype="octet-stream", _encoder=..., *, policy=None, **_params) -> None: ...
