"""Functions that are async in name only: which of them become `def` together, and all that refers to them."""
