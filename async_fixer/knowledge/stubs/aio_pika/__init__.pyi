from .connection import connect
from .message import DeliveryMode, Message
from .robust_connection import connect_robust
