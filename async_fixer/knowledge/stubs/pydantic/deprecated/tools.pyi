from typing import TypeVar

from async_fixer.knowledge.marks import runs_hooks

_T = TypeVar("_T")

@runs_hooks("type_", phase="validate", data="obj")
def parse_obj_as(type_: type[_T], obj, type_name=...) -> _T: ...
def schema_of(type_, *, title=..., by_alias=..., ref_template=..., schema_generator=...): ...
