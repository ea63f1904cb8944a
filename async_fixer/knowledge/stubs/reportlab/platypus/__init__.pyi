from .doctemplate import BaseDocTemplate, SimpleDocTemplate
