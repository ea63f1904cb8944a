from .client.influxdb_client import InfluxDBClient
from .client.query_api import QueryApi
from .client.write_api import WriteApi
