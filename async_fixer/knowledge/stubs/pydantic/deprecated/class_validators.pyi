from async_fixer.knowledge.marks import decorates, hooks

@hooks("validate")
@decorates("keeps")
def validator(__field, *fields, pre=..., each_item=..., always=..., check_fields=..., allow_reuse=...): ...
@hooks("validate")
@decorates("keeps")
def root_validator(*__args, pre=..., skip_on_failure=..., allow_reuse=...): ...
