import email.mime.base

class MIMENonMultipart(email.mime.base.MIMEBase):
    def attach(self, payload): ...
