from async_fixer.knowledge.marks import calls

from .base import ExecutableStatement

class LambdaElement: ...
class StatementLambdaElement(ExecutableStatement, LambdaElement): ...

@calls("lmb")
def lambda_stmt(
    lmb,
    enable_tracking=...,
    track_closure_variables=...,
    track_on=...,
    global_track_bound_values=...,
    track_bound_values=...,
    lambda_cache=...,
) -> StatementLambdaElement: ...
