"""Findings in, decisions out: what to do, where, how safe, or why not."""
