from typing import Any

from async_fixer.knowledge.marks import blocks

class PyFuncModel:
    @blocks("cpu")
    def predict(self, data, params=...) -> Any: ...

@blocks("network")
def load_model(model_uri, *args, **kwargs) -> PyFuncModel: ...
