"""`python -m async_fixer`: the command line, with its exit code."""

from async_fixer.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
