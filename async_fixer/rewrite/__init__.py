"""Edits + text -> new text: the only package that imports libcst; one module per kind of edit."""
