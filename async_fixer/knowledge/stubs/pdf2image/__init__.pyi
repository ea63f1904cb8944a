from .pdf2image import convert_from_bytes, convert_from_path, pdfinfo_from_path
