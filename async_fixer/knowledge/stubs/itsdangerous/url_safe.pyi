from typing import Any

from .serializer import Serializer

class URLSafeSerializer(Serializer): ...

class URLSafeTimedSerializer(Serializer):
    def loads(self, s, max_age=..., return_timestamp=..., salt=...) -> Any: ...
