"""Arguments -> exit code: what becomes of errors and signals. Imports little, so that few moments know no Ctrl-C."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNALLED: Final = 128
"""with the number of the signal added: what a shell reports of a command that one has ended"""
_INTERRUPTED: Final = _SIGNALLED + 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; `arguments` default to those of the process."""
    try:
        from async_fixer.cli.streams import open_missing  # noqa: PLC0415 - Ctrl-C may come while it is imported

        open_missing()
        return _run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    from io import StringIO  # noqa: PLC0415 - likewise

    import click  # noqa: PLC0415 - likewise

    from async_fixer.cli.group import cli  # noqa: PLC0415 - likewise
    from async_fixer.cli.messages import describe_error, describe_os_error  # noqa: PLC0415 - likewise
    from async_fixer.cli.streams import give_up_out, write_err  # noqa: PLC0415 - likewise
    from async_fixer.errors import EXIT_FAILED, AsyncFixerError, InterruptedWriteError  # noqa: PLC0415 - likewise

    try:
        code: int | None = cli.main(arguments, prog_name="async-fixer", standalone_mode=False)
    except click.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        text = StringIO()
        error.show(text)
        write_err(text.getvalue())
    except InterruptedWriteError as error:
        write_err(describe_error(error))
        return _SIGNALLED + error.signal
    except AsyncFixerError as error:
        write_err(describe_error(error))
    except OSError as error:
        write_err(describe_os_error(error))
        give_up_out()
    else:
        return code or 0
    return EXIT_FAILED
