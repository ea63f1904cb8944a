from .overrides import override, overrides
