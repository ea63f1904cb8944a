import email.mime.nonmultipart

class MIMEImage(email.mime.nonmultipart.MIMENonMultipart):
    def __init__(self, _imagedata, _subtype=None, _encoder=..., *, policy=None, **_params) -> None: ...
