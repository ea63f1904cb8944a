import email.mime.base

class MIMEMultipart(email.mime.base.MIMEBase):
    def __init__(self, _subtype="mixed", boundary=None, _subparts=None, *, policy=None, **_params) -> None: ...
