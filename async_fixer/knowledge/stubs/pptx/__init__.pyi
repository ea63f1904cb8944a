from .api import Presentation
