"""Statements that move into a function of their own, which a worker thread runs: which of them may, and how."""
