"""What routes take and answer -> the validators and serializers that the framework runs on the loop for it."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import analyse_project, finding_words

HEAD: Final = """
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any, Generic, Optional, TypeVar

from fastapi import APIRouter, Body, Depends, FastAPI, Form, Query, Request, WebSocket
from fastapi.responses import JSONResponse
from pydantic import *

app = FastAPI()
T = TypeVar("T")

class Item(BaseModel):
    name: str
    @field_validator("name")
    @classmethod
    def check(cls, value): ...
    @field_serializer("name")
    def write(self, value): ...

class Kept(Item): ...

class Cart(BaseModel):
    items: list[Item]

class Page(BaseModel, Generic[T]):
    rows: list[T]

class Made:
    name = "a"
    @property
    def items(self): ...

class Colour(Enum):
    RED = "red"
    @classmethod
    def _missing_(cls, value): ...

@dataclass
class Parcel:
    key: int = field(default_factory=lambda: 1)
    def __post_init__(self): ...

def strict(value): ...
Strict = Annotated[str, AfterValidator(strict)]
def load(): ...
"""

CHECK: Final = ("validator", "Item.check")
WRITE: Final = ("serializer", "Item.write")
Exchanged = set[tuple[str, str]]

ROUTES: Final[dict[str, tuple[str, Exchanged]]] = {
    "body": ("@app.post('/')\ndef f(item: Item): ...", {CHECK}),
    "body-of-an-async-route": ("@app.post('/')\nasync def f(item: Item): ...", {CHECK}),
    "body-of-a-subclass": ("@app.post('/')\ndef f(item: Kept): ...", {CHECK}),
    "nested-body": ("@app.post('/')\ndef f(cart: Cart): ...", {CHECK}),
    "generic-body": ("@app.post('/')\ndef f(page: Page[Item]): ...", {CHECK}),
    "list-of-bodies": ("@app.post('/')\ndef f(items: list[Item]): ...", {CHECK}),
    "optional-body": ("@app.post('/')\ndef f(item: Optional[Item] = None): ...", {CHECK}),
    "quoted-body": ("@app.post('/')\ndef f(item: 'Item'): ...", {CHECK}),
    "body-by-default": ("@app.post('/')\ndef f(item: Item = Body(embed=True)): ...", {CHECK}),
    "form": ("@app.post('/')\ndef f(item: Annotated[Item, Form()]): ...", {CHECK}),
    "parameter": (
        "@app.get('/')\ndef f(name: Annotated[str, Query(), AfterValidator(strict)]): ...",
        {
            ("validator", "f.name"),
        },
    ),
    "parameter-by-an-alias": ("@app.get('/')\ndef f(name: Strict): ...", {("validator", "f.name")}),
    "enumeration": ("@app.get('/')\ndef f(colour: Colour): ...", {("validator", "Colour._missing_")}),
    "dataclass": (
        "@app.post('/')\ndef f(parcel: Parcel): ...",
        {
            ("validator", "Parcel.key"),
            ("validator", "Parcel.__post_init__"),
        },
    ),
    "dependency": ("def d(item: Item): ...\n@app.get('/')\ndef f(x=Depends(d)): ...", {CHECK}),
    "dependency-of-a-dependency": (
        "def d(item: Item): ...\ndef e(x=Depends(d)): ...\n@app.get('/')\ndef f(x=Depends(e)): ...",
        {CHECK},
    ),
    "dependency-of-the-route": (
        "def d(item: Item): ...\n@app.get('/', dependencies=[Depends(d)])\ndef f(): ...",
        {CHECK},
    ),
    "websocket": ("@app.websocket('/')\nasync def f(socket: WebSocket, name: Strict): ...", {("validator", "f.name")}),
    "router": ("router = APIRouter()\n@router.put('/')\ndef f(item: Item): ...", {CHECK}),
    "by-call": ("def f(item: Item): ...\napp.add_api_route('/', f)", {CHECK}),
    "method": ("class V:\n    def f(self, item: Item): ...\napp.add_api_route('/', V().f)", {CHECK}),
    "injected": ("@app.get('/')\ndef f(item: Item = Depends(load)): ...", set()),
    "injected-by-annotation": ("@app.get('/')\ndef f(item: Annotated[Item, Depends(load)]): ...", set()),
    "injected-class": ("@app.get('/')\ndef f(item: Annotated[Item, Depends()]): ...", set()),
    "no-route": ("def f(item: Item): ...", set()),
    "plain-parameters": ("@app.get('/')\ndef f(a: int, request: Request, b: str = 'x'): ...", set()),
    "unannotated": ("@app.get('/')\ndef f(a, b=1): ...", set()),
    "starlette-route": ("async def f(request: Item): ...\napp.add_route('/', f)", set()),
    "response-model": ("@app.get('/', response_model=Item)\ndef f(): return load()", {WRITE}),
    "response-model-list": ("@app.get('/', response_model=list[Item])\ndef f(): return load()", {WRITE}),
    "response-model-union": ("@app.get('/', response_model=Item | None)\ndef f(): return load()", {WRITE}),
    "response-model-of-an-async-route": (
        "@app.get('/', response_model=Item)\nasync def f(): return {'name': 'a'}",
        {CHECK, WRITE},
    ),
    "answer-is-unknown": ("@app.get('/', response_model=Item)\nasync def f(x: Any): return x.load()", {CHECK, WRITE}),
    "return-annotation": ("@app.get('/')\ndef f() -> Item: return load()", {WRITE}),
    "answer-is-made-already": ("@app.get('/')\nasync def f() -> Item: return Kept(name='a')", {WRITE}),
    "answers-are-made-already": (
        "@app.get('/', response_model=list[Item])\nasync def f(): return [Item(name='a')]",
        {WRITE},
    ),
    "answer-is-of-another-class": (
        "@app.get('/', response_model=Cart)\nasync def f(): return Made()",
        {CHECK, WRITE, ("validator", "Made.items")},
    ),
    "answer-of-a-def-is-read-in-a-worker": ("@app.get('/', response_model=Cart)\ndef f(): return Made()", {WRITE}),
    "no-response-model": ("@app.get('/', response_model=None)\ndef f() -> Any: return Item(name='a')", {WRITE}),
    "nothing-said": ("@app.get('/')\ndef f(): return [Item(name='a')]", {WRITE}),
    "anything-said": ("@app.get('/')\ndef f() -> Any: return Item(name='a')", {WRITE}),
    "response-by-hand": ("@app.get('/')\ndef f() -> JSONResponse: return JSONResponse({})", set()),
    "given-response-model-counts": ("@app.get('/', response_model=dict)\ndef f() -> Item: return {}", set()),
}


@pytest.mark.parametrize("name", ROUTES)
def test_what_is_exchanged(name: str) -> None:
    code, expected = ROUTES[name]

    points = [entry.point for entry in analyse_project(f"{HEAD}\n{code}\n").entries]
    found = [(point.kind, point.label, point.sync) for point in points if point.kind in {"validator", "serializer"}]

    assert sorted(found) == sorted((kind, f"{kind} {label}", "loop") for kind, label in expected)


WAITING: Final = """
import time
from fastapi import FastAPI
from pydantic import BaseModel, field_validator

app = FastAPI()

class Base(BaseModel):
    @field_validator("*")
    @classmethod
    def check(cls, value):
        time.sleep(1)
        return value

class One(Base): ...
class Two(Base): ...

@app.post("/one")
def one(item: One): ...

@app.post("/two")
def two(item: Two): ...
"""


def test_an_inherited_validator_is_found_once() -> None:
    assert finding_words(WAITING) == (("main.Base.check", 11, "time.sleep"),)
    assert [entry.point.label for entry in analyse_project(WAITING).entries] == [
        "POST /one",
        "POST /two",
        "validator Base.check",
    ]
