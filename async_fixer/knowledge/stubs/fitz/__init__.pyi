from pymupdf import Document, Page, Pixmap, open
