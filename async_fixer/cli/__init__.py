"""Commands, options, streams and exit codes: the only package that prints or exits."""
