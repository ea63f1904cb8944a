class BaseConfig: ...

class Extra:
    allow: str
    ignore: str
    forbid: str
