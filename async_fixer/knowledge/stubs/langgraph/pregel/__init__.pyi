from .main import Pregel
