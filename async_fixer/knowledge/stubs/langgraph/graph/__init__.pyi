from .state import StateGraph

START: str
END: str
