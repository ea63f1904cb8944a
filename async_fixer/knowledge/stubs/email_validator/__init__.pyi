from .exceptions import EmailNotValidError, EmailSyntaxError, EmailUndeliverableError
from .validate_email import validate_email
