from ._pydantic_core import PydanticCustomError, ValidationError, from_json, to_json, to_jsonable_python
