from async_fixer.knowledge.marks import registers

class ASGIApp:
    @registers("startup", sync="loop", once=True, by="parameter", parameter="on_startup", label="startup")
    @registers("shutdown", sync="loop", once=True, by="parameter", parameter="on_shutdown", label="shutdown")
    def __init__(
        self,
        socketio_server,
        other_asgi_app=...,
        static_files=...,
        socketio_path=...,
        on_startup=...,
        on_shutdown=...,
    ) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...
