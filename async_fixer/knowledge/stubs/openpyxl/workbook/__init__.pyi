from .workbook import Workbook
