"""Where results go: the standard output, or a file that is not an input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from attrs import frozen

from osaid.command import abandon_output
from osaid.diagnostics import Diagnostic, Error, UsageError, quoted
from osaid.readers.inputs import addressed
from osaid.text import Place
from osaid.values import Value

STANDARD = "-"
"""What stands for the standard input among inputs, and for the standard output."""


def write(text: str, stream: TextIO) -> None:
    """Write a text to a stream, with `?` for what its encoding cannot write.

    Raises `Error` when the stream takes no more, `BrokenPipeError` when nobody
    reads it.
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    with _told():
        stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()


def write_bytes(content: bytes, stream: TextIO) -> None:
    """Write bytes to a stream as they are, whatever its encoding."""
    binary = getattr(stream, "buffer", None)
    if binary is None:
        write(content.decode("utf-8", "replace"), stream)
        return
    with _told():
        stream.flush()
        binary.write(content)
        binary.flush()


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the system refuses into a diagnostic; a closed pipe is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise _unwritable("the standard output", error) from None


@frozen
class Target(Value):
    """Where results go: to the standard output, or to a file."""

    path: str | None = None

    @classmethod
    def of(cls, path: str | None, inputs: Iterable[str]) -> Target:
        """Return a target that is not an input; `-` is the standard output.

        Raises `UsageError` when the path leads to the same file as an input,
        whatever their names.
        """
        if path is None or path == STANDARD:
            return cls()
        if any(_same(path, name) for name in inputs):
            message = "this is one of the inputs, and would be written over"
            cure = "give `--output` another name"
            problem = Diagnostic("output-is-input", message, Place(path), help=cure)
            raise UsageError([problem])
        return cls(path)

    @property
    def is_terminal(self) -> bool:
        """Return whether a person looks at the results."""
        return self.path is None and sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Write a text; raises `Error` when that cannot be done."""
        if self.path is None:
            write(text, sys.stdout)
        else:
            self.write_bytes(text.encode("utf-8", "replace"))

    def write_bytes(self, content: bytes) -> None:
        """Write bytes as they are; raises `Error` when that cannot be done."""
        if self.path is None:
            write_bytes(content, sys.stdout)
            return
        try:
            Path(self.path).write_bytes(content)
        except (OSError, ValueError) as error:
            raise _unwritable(self.path, error) from None


def _same(path: str, name: str) -> bool:
    """Return whether an input, perhaps one row of it, is the file of a path."""
    with suppress(OSError, ValueError):
        return Path(path).samefile(addressed(name)[0])
    return False


def _unwritable(name: str, error: Exception) -> Error:
    reason = getattr(error, "strerror", None) or str(error)
    message = f"the output cannot be written: the system says {quoted(reason.lower())}"
    return Error([Diagnostic("unwritable", message, Place(name or "."))])
