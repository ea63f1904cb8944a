"""Finds every place where a web application freezes its event loop, and rewrites it so that it does not."""

__version__ = "0.1.0"
