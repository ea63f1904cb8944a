from .reader.excel import load_workbook
from .workbook import Workbook
