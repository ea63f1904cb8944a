from .connection import Connection
from .entity import Exchange, Queue
from .messaging import Consumer, Producer
