from . import pytesseract as pytesseract
from .pytesseract import (
    get_tesseract_version,
    image_to_boxes,
    image_to_data,
    image_to_osd,
    image_to_pdf_or_hocr,
    image_to_string,
)
