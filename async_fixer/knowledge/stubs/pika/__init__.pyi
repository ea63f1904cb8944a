from .adapters.blocking_connection import BlockingConnection
from .connection import ConnectionParameters, URLParameters
from .credentials import PlainCredentials
from .spec import BasicProperties
