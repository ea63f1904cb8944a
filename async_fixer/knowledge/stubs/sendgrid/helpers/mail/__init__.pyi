from .mail import Mail
