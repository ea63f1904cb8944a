from typing import Any

from .element import Tag

class BeautifulSoup(Tag):
    title: Tag
    body: Tag
    head: Tag
    def __init__(self, markup=..., features=..., *args, **kwargs) -> None: ...
    def new_tag(self, name, *args, **kwargs) -> Tag: ...
    def new_string(self, s, *args) -> Any: ...
