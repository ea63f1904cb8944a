from ._default import default
