from .pdf import PDF

open = PDF.open
