from .pubsub_manager import PubSubManager

class KombuManager(PubSubManager):
    def __init__(
        self,
        url=...,
        channel=...,
        write_only=...,
        logger=...,
        json=...,
        connection_options=...,
        exchange_options=...,
        queue_options=...,
        producer_options=...,
    ) -> None: ...
