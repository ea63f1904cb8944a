from .config import ConnectionConfig
from .fastmail import FastMail
from .schemas import MessageSchema, MessageType
