import email.mime.nonmultipart

class MIMEText(email.mime.nonmultipart.MIMENonMultipart):
    def __init__(self, _text, _subtype="plain", _charset=None, *, policy=None) -> None: ...
