from typing import Any

from peewee import Database

def parse(url, unquote_password=..., unquote_user=...) -> dict[str, Any]: ...

# Makes the database object; the connection comes with the first query.
def connect(url, unquote_password=..., unquote_user=..., **connect_params) -> Database: ...
