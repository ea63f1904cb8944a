from .auth import authorize, service_account, service_account_from_dict
from .client import Client
from .spreadsheet import Spreadsheet
from .worksheet import Worksheet
