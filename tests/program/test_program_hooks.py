"""What making, checking and writing out objects runs: validators, serializers, factories, behind one call."""

from __future__ import annotations

from typing import Final

import pytest
from program_projects import make_program, run_by

HEAD: Final = """
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, NamedTuple, Optional, Union

from fastapi.encoders import jsonable_encoder
from pydantic import *
from pydantic.dataclasses import dataclass as checked
from sqlmodel import Field as Column
from sqlmodel import SQLModel
from typing_extensions import TypedDict

def hook(*args): ...
def other(*args): ...

class Line(BaseModel):
    sku: str = ""
    @field_validator("sku")
    @classmethod
    def check(cls, value): hook()
    @field_serializer("sku")
    def write(self, value): other()

class Order(BaseModel):
    lines: list[Line] = []
    note: str = ""

class Tree(BaseModel):
    left: "Tree | None" = None
    leaf: Optional[Line] = None

class Assigned(Line):
    model_config = ConfigDict(validate_assignment=True)

class Base(BaseModel):
    x: int = 0
    @model_validator(mode="after")
    def check(self):
        self.part()
        return self
    def part(self): other()

class Above(Base):
    def part(self): hook()

class Fresh(BaseModel):
    at: int = Field(default_factory=hook)
    key: Annotated[int, Field(default_factory=other)]

class Row(SQLModel, table=True):
    id: int = Column(default_factory=other, primary_key=True)
    @field_validator("id")
    @classmethod
    def check(cls, value): hook()

class Public(SQLModel):
    @field_validator("*")
    @classmethod
    def check(cls, value): hook()

@dataclass
class Parcel:
    weight: int
    key: int = field(default_factory=hook)
    def __post_init__(self): other()

@dataclass(init=False)
class Bare:
    key: int = field(default_factory=hook)
    def __post_init__(self): hook()

class Plain:
    key: int = field(default_factory=hook)
    def __post_init__(self): hook()

@checked
class Sent:
    line: Line
    def __post_init__(self): other()

class Item(TypedDict):
    size: Annotated[int, AfterValidator(hook)]

class Box(BaseModel):
    item: Item

class Ring(BaseModel):
    x: Any = Field(default_factory=lambda: Ring())
    y: "Chain" = Field(default_factory=lambda: Chain())

class Chain(BaseModel):
    x: Ring = Field(default_factory=Ring)
    y: Any = Field(default_factory=hook)

Code = Annotated[str, BeforeValidator(hook)]
Lines = TypeAdapter(list[Line])

@validate_call
def called(code: Code): ...

line = Line.model_construct()
assigned = Assigned.model_construct()
parcel: Parcel
data: dict[str, Any]
"""

HOOK: Final = {"main.hook"}
OTHER: Final = {"main.other"}
BOTH: Final = HOOK | OTHER
NONE: Final[set[str]] = set()

CALLS: Final[dict[str, tuple[str, set[str]]]] = {
    "model": ("Line(sku='a')", HOOK),
    "model-from-data": ("Line(**data)", HOOK),
    "model-validate": ("Line.model_validate(data)", HOOK),
    "model-validate-json": ("Line.model_validate_json('{}')", HOOK),
    "model-validate-of-an-object": ("Line.model_validate(line)", NONE),
    "old-names": ("Line.parse_obj(data)", HOOK),
    "by-map": ("list(map(Line, data))", HOOK),
    "construct": ("Line.model_construct(sku='a')", NONE),
    "construct-makes-defaults": ("Fresh.model_construct(at=1)", BOTH),
    "copy": ("line.model_copy(update={'sku': 'a'})", NONE),
    "nested-data": ("Order(lines=[{'sku': 'a'}])", HOOK),
    "nested-objects": ("Order(lines=[line])", NONE),
    "nested-left-out": ("Order(note='a')", NONE),
    "nested-from-data": ("Order(**data)", HOOK),
    "recursive-type": ("Tree.model_validate(data)", HOOK),
    "inherited-validator": ("Assigned(sku='a')", HOOK),
    "part-of-the-base": ("Base(x=1)", OTHER),
    "overridden-part": ("Above(x=1)", HOOK),
    "factories": ("Fresh()", BOTH),
    "one-factory": ("Fresh(at=1)", OTHER),
    "no-factory": ("Fresh(at=1, key=2)", NONE),
    "factories-that-make-each-other": ("Ring()", HOOK),
    "table-is-not-checked": ("Row()", OTHER),
    "table-is-filled": ("Row(id=1)", NONE),
    "table-is-checked-on-demand": ("Row.model_validate(data)", BOTH),
    "no-table": ("Public(x=1)", HOOK),
    "dataclass": ("Parcel(1)", BOTH),
    "dataclass-filled": ("Parcel(1, 2)", OTHER),
    "dataclass-replaced": ("replace(parcel, weight=2)", OTHER),
    "dataclass-without-a-constructor": ("Bare()", NONE),
    "no-dataclass": ("Plain()", NONE),
    "checked-dataclass": ("Sent(line={})", BOTH),
    "checked-dataclass-of-objects": ("Sent(line=line)", OTHER),
    "typed-dict": ("Box(item={'size': 1})", HOOK),
    "adapter": ("Lines.validate_python(data)", HOOK),
    "adapter-writes": ("Lines.dump_json([line])", OTHER),
    "adapter-of-a-form": ("TypeAdapter(Annotated[int, AfterValidator(hook)]).validate_json('1')", HOOK),
    "adapter-of-an-alias": ("TypeAdapter(Code).validate_strings('1')", HOOK),
    "adapter-of-a-union": ("TypeAdapter(Order | Line).validate_python(data)", HOOK),
    "adapter-of-an-old-union": ("TypeAdapter(Union[int, Line]).validate_python(data)", HOOK),
    "adapter-of-nothing-special": ("TypeAdapter(int | str).validate_python(data)", NONE),
    "parse-obj-as": ("parse_obj_as(list[Line], data)", HOOK),
    "checked-call": ("called('a')", HOOK | {"main.called"}),
    "dumped": ("line.model_dump()", OTHER),
    "dumped-in-parts": ("Order.model_construct(lines=[line]).model_dump_json()", OTHER),
    "encoded": ("jsonable_encoder([line])", OTHER),
    "attribute-read": ("line.sku", NONE),
}


@pytest.mark.parametrize("name", CALLS)
def test_what_a_call_runs_behind_the_scenes(name: str) -> None:
    call, expected = CALLS[name]

    found = run_by(make_program(f"{HEAD}\ndef start():\n    {call}\n"), "start")

    assert {function for function in found if function in BOTH | {"main.called"}} == expected


@pytest.mark.parametrize(("target", "expected"), [("assigned", HOOK), ("line", NONE)])
def test_assigning_checks_where_the_class_says_so(target: str, expected: set[str]) -> None:
    found = run_by(make_program(f"{HEAD}\ndef start():\n    {target}.sku = 'b'\n"), "start")

    assert found & BOTH == expected


MARKERS: Final[dict[str, str]] = {
    "after": "x: Annotated[int, AfterValidator(hook)]",
    "before": "x: Annotated[int, BeforeValidator(hook)]",
    "plain": "x: Annotated[int, PlainValidator(hook)]",
    "wrap": "x: Annotated[int, WrapValidator(hook)]",
    "inside-of-a-container": "x: list[Annotated[int, AfterValidator(hook)]]",
    "inside-of-a-union": "x: Annotated[int, AfterValidator(hook)] | None = None",
    "in-quotes": "x: 'Annotated[int, AfterValidator(hook)]'",
    "by-an-alias": "x: dict[str, Code]",
    "kept-in-a-name": "x: Annotated[int, KEPT]",
    "class-behind-the-type": "x: Annotated[int, Custom]",
    "object-behind-the-type": "x: Annotated[int, Custom()]",
    "type-with-its-own-rules": "x: Custom",
    "type-variable": "x: Held[Line]",
    "field-validator": "x: int\n    @field_validator('x')\n    @classmethod\n    def f(cls, value): hook()",
    "field-validator-without-classmethod": "x: int\n    @field_validator('x')\n    def f(cls, value): hook()",
    "model-validator": "x: int\n    @model_validator(mode='before')\n    @classmethod\n    def f(cls, data): hook()",
    "old-validator": "x: int\n    @validator('x')\n    def f(cls, value): hook()",
    "old-root-validator": "x: int\n    @root_validator(pre=True)\n    def f(cls, values): hook()",
    "reused": "x: int\n    f = field_validator('x')(hook)",
    "post-init": "x: int\n    def model_post_init(self, context): hook()",
    "own-constructor": "x: int\n    def __init__(self, **data): hook()",
    "discriminator": "x: Annotated[Line | Order, Discriminator(hook)]",
}
MORE: Final = """
from typing import Generic, TypeVar
from pydantic_core import core_schema

KEPT = AfterValidator(hook)
T = TypeVar("T")

class Custom:
    @classmethod
    def __get_pydantic_core_schema__(cls, source, handler):
        return core_schema.no_info_after_validator_function(hook, handler(source))

class Held(BaseModel, Generic[T]):
    held: T
"""


@pytest.mark.parametrize("name", MARKERS)
def test_every_way_to_bring_a_validator(name: str) -> None:
    cls = f"class Model(BaseModel):\n    {MARKERS[name]}"

    found = run_by(make_program(f"{HEAD}{MORE}\n{cls}\ndef start():\n    Model.model_validate(data)\n"), "start")

    assert "main.hook" in found


SILENT: Final[dict[str, str]] = {
    "class-attribute": "x: ClassVar[Line]",
    "a-type-itself": "x: type[Line]",
    "serializer": "x: Annotated[int, PlainSerializer(hook)]",
    "method-of-that-name": "x: int\n    @classmethod\n    def check(cls, value): hook()",
    "decorator-of-the-project": "x: int\n    @own_validator('x')\n    def check(cls, value): hook()",
    "overridden": "x: int\n    def check(self): ...",
    "async": "x: int\n    @field_validator('x')\n    @classmethod\n    async def f(cls, value): hook()",
}


@pytest.mark.parametrize("name", SILENT)
def test_what_only_looks_like_a_validator_is_none(name: str) -> None:
    decorator = "from typing import ClassVar\ndef own_validator(name): return lambda function: function\n"
    base = "class Middle(BaseModel):\n    @model_validator(mode='after')\n    def check(self): hook()\n"
    cls = f"class Model({'Middle' if name == 'overridden' else 'BaseModel'}):\n    {SILENT[name]}"
    start = "def start():\n    Model.model_validate(data)\n"

    found = run_by(make_program(f"{HEAD}{decorator}{base}\n{cls}\n{start}"), "start")

    assert "main.hook" not in found


@pytest.mark.parametrize(
    ("call", "expected"),
    [("model_dump()", NONE), ("model_dump(mode='json')", HOOK), ("model_dump_json()", HOOK)],
)
def test_a_serializer_for_json_runs_for_json(call: str, expected: set[str]) -> None:
    cls = "class Clock(BaseModel):\n    @model_serializer(when_used='json')\n    def f(self): hook()"

    found = run_by(make_program(f"{HEAD}\n{cls}\ndef start():\n    Clock().{call}\n"), "start")

    assert found & BOTH == expected
