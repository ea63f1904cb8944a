import email.mime.nonmultipart

class MIMEMessage(email.mime.nonmultipart.MIMENonMultipart):
    def __init__(self, _msg, _subtype="rfc822", *, policy=None) -> None: ...
