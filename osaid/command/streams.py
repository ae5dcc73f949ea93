"""Where results go: the standard output, or a file that is not an input."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from osaid.command import abandon_output
from osaid.diagnostics import Diagnostic, Error, UsageError, quoted
from osaid.text import Place


def write(text: str, stream: TextIO) -> None:
    """Write a text to a stream, with `?` for what its encoding cannot write.

    Raises `Error` when the stream takes no more, `BrokenPipeError` when nobody
    reads it.
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise _unwritable("the standard output", error) from None


def write_file(content: bytes, path: str) -> None:
    """Write a file as a whole; raises `Error` when that cannot be done."""
    try:
        Path(path).write_bytes(content)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None


def _unwritable(name: str, error: Exception) -> Error:
    reason = getattr(error, "strerror", None) or str(error)
    message = f"the output cannot be written: the system says {quoted(reason.lower())}"
    return Error([Diagnostic("unwritable", message, Place(name))])


def check_output(path: str, inputs: Iterable[str]) -> None:
    """Refuse to write over a file that is read.

    Raises `UsageError` when the output is the same file as an input, whatever
    their names.
    """
    for name in inputs:
        if any(_same(path, candidate) for candidate in (name, name.rpartition("#")[0])):
            message = "this is one of the inputs, and would be written over"
            cure = "give `--output` another name"
            problem = Diagnostic("output-is-input", message, Place(path), help=cure)
            raise UsageError([problem])


def _same(one: str, other: str) -> bool:
    with suppress(OSError, ValueError):
        return os.path.samefile(one, other)
    return False
