from .api import send
from .smtp import SMTP
