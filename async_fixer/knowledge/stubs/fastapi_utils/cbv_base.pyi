from typing import Any

from async_fixer.knowledge.marks import decorates, registers, synthetic
from fastapi import APIRouter, FastAPI

from .cbv import INCLUDE_INIT_PARAMS_KEY, RETURN_TYPES_FUNC_KEY

class Resource:
    @synthetic
    @registers("route", sync="worker", by="override", label="GET")
    def get(self, *args, **kwargs) -> Any: ...
    @synthetic
    @registers("route", sync="worker", by="override", label="POST")
    def post(self, *args, **kwargs) -> Any: ...
    @synthetic
    @registers("route", sync="worker", by="override", label="PUT")
    def put(self, *args, **kwargs) -> Any: ...
    @synthetic
    @registers("route", sync="worker", by="override", label="PATCH")
    def patch(self, *args, **kwargs) -> Any: ...
    @synthetic
    @registers("route", sync="worker", by="override", label="DELETE")
    def delete(self, *args, **kwargs) -> Any: ...
    @synthetic
    @registers("route", sync="worker", by="override", label="HEAD")
    def head(self, *args, **kwargs) -> Any: ...
    @synthetic
    @registers("route", sync="worker", by="override", label="OPTIONS")
    def options(self, *args, **kwargs) -> Any: ...

class Api:
    app: FastAPI
    def __init__(self, app) -> None: ...
    def add_resource(self, resource, *urls, **kwargs) -> None: ...

def take_init_parameters(cls) -> Any: ...
@decorates("keeps")
def set_responses(response, status_code=..., responses=..., **kwargs) -> Any: ...
