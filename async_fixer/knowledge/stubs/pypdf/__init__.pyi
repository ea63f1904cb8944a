from ._page import PageObject
from ._reader import PdfReader
from ._writer import PdfWriter
