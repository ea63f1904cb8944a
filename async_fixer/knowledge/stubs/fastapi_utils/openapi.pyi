from fastapi import FastAPI
from fastapi.routing import APIRoute

def simplify_operation_ids(app) -> None: ...
