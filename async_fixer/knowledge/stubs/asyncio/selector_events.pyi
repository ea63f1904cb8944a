from .base_events import BaseEventLoop

class BaseSelectorEventLoop(BaseEventLoop):
    def __init__(self, selector=...) -> None: ...
