from ._event import Event

class Webhook:
    @staticmethod
    def construct_event(payload, sig_header, secret, tolerance=..., api_key=...) -> Event: ...
