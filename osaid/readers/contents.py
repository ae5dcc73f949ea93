"""The text of an input, taken safely from a path, bytes or a stream.

Nothing here trusts its input: sizes are checked before reading, only regular files
are opened, and what is not text is refused with the line where it stops being text.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import IO, cast

from attrs import frozen

from osaid.diagnostics import Diagnostic, InputError, quoted, suggestion
from osaid.text import Place, Source, Span
from osaid.values import Value

LARGEST = 16 * 2**20
"""The largest input that is read, in bytes."""

_NOT_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")

Readable = str | os.PathLike[str] | bytes | IO[bytes] | IO[str]
"""A path, the bytes themselves, or a stream of either."""

_PASS_BYTES = "a `str` is a path; pass the text itself as bytes"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@frozen
class Contents(Value):
    """A named text, and how it was encoded.

    `mark` is the byte order mark that stood before the text, often empty.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    mark: bytes = b""


def located(
    source: Source, span: Span, code: str, message: str, cure: str | None
) -> Diagnostic:
    """Return an error at a stretch of a text, with the line underlined.

    >>> source = Source("a.json", "[1, ]")
    >>> print(located(source, Span(2, 3), "stray-comma", "a comma too many", None))
    a.json:1:3: error: a comma too many [stray-comma]
      | [1, ]
      |   ^
    """
    place, excerpt = source.place(span), source.excerpt(span)
    return Diagnostic(code, message, place, help=cure, excerpt=excerpt)


def refusal(
    source: Source, span: Span, code: str, message: str, cure: str | None
) -> InputError:
    """Return the one error at a stretch of a text as an exception."""
    return InputError([located(source, span, code, message, cure)])


def read_contents(source: Readable, name: str | None = None) -> Contents:
    """Return the text of a path, of bytes or of a stream, with its name.

    Bytes are UTF-8, or what their byte order mark says. Raises InputError for what
    is not there, not a regular file, too large or not text.

    >>> read_contents(b"name: BLOOM", name="bloom.yaml").text
    'name: BLOOM'
    """
    if isinstance(source, str | os.PathLike):
        path = os.fsdecode(source)
        label = name or _label(path or ".")
        return _contents(label, _file_bytes(path, label))
    if isinstance(source, bytes | bytearray | memoryview):
        return _contents(name or "<bytes>", bytes(source))
    if not hasattr(source, "read"):
        message = f"a {quoted(type(source).__name__)} is not something to read"
        cure = "give a path, bytes, a stream or a mapping"
        raise _refused_input("not-readable", message, name or "<input>", cure)
    label = name or _label(getattr(source, "name", "<stream>"))
    content = _stream_content(source, label)
    if isinstance(content, str):
        content = content.removeprefix("\ufeff").encode("utf-8", "surrogatepass")
    return _contents(label, content)


def encoding_of(data: bytes) -> tuple[bytes, str]:
    r"""Return the byte order mark before a text, often empty, and its encoding.

    >>> encoding_of(b"\xff\xfen\x00a\x00")[1]
    'utf-16-le'
    """
    found = (pair for pair in _MARKS if data.startswith(pair[0]))
    return next(found, (b"", "utf-8"))


def _label(name: object) -> str:
    """Return a name that can be printed; a stream may have a number for a name."""
    text = name if isinstance(name, str) else "<stream>"
    return text.encode("utf-8", "replace").decode()


def _refused_input(code: str, message: str, name: str, cure: str | None) -> InputError:
    return InputError([Diagnostic(code, message, Place(name), help=cure)])


def _too_large(name: str) -> InputError:
    message = f"more than {LARGEST // 2**20} MiB, which is too large to read"
    return _refused_input("too-large", message, name, "split the file, or shorten it")


def _file_bytes(path: str, name: str) -> bytes:
    try:
        status = Path(path).stat()
        _check_regular(status.st_mode, name)
        if status.st_size > LARGEST:
            raise _too_large(name)
        with Path(path).open("rb") as stream:
            return cast("bytes", _stream_content(stream, name))
    except (FileNotFoundError, NotADirectoryError):
        message = f"no file {quoted(name, 200)}"
        raise _refused_input(
            "no-such-file", message, name, _nearest(Path(path))
        ) from None
    except OSError as error:
        reason = quoted((error.strerror or type(error).__name__).lower())
        message = f"the file cannot be read: the system says {reason}"
        raise _refused_input("unreadable", message, name, None) from None
    except ValueError:  # a NUL, or half a character, in a path
        message = f"{quoted(name)} is not a path"
        raise _refused_input("no-such-file", message, name, _PASS_BYTES) from None


def _check_regular(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        cure = "name one file inside it"
        raise _refused_input("is-a-folder", "this is a folder", name, cure)
    if not stat.S_ISREG(mode):
        message = "this is a device, a pipe or a socket, not a file"
        cure = "name a file, or pass the content as bytes or as a stream"
        raise _refused_input("not-a-file", message, name, cure)


def _nearest(path: Path) -> str | None:
    """Return the nearest name in the same folder, as far as it can be seen."""
    if "\n" in str(path):
        return _PASS_BYTES
    try:
        entries = islice(path.parent.iterdir(), 1000)
        neighbours = [_label(entry.name) for entry in entries]
    except (OSError, ValueError):
        return None
    return suggestion(_label(path.name), neighbours)


def _stream_content(stream: IO[bytes] | IO[str], name: str) -> bytes | str:
    """Read a stream to its end, which may come in pieces, or refuse it."""
    pieces: list[bytes | str] = []
    room = LARGEST + 1
    try:
        while room > 0 and (piece := stream.read(room)):
            pieces.append(piece)
            room -= len(piece)
    except (OSError, ValueError) as error:  # ValueError: closed, or wrongly decoded
        reason = quoted(str(error))
        message = f"the stream cannot be read: {reason}"
        raise _refused_input("unreadable", message, name, None) from None
    if room <= 0:
        raise _too_large(name)
    if pieces and isinstance(pieces[0], str):
        return "".join(cast("list[str]", pieces))
    return b"".join(cast("list[bytes]", pieces))


def _contents(name: str, data: bytes) -> Contents:
    if len(data) > LARGEST:
        raise _too_large(name)
    mark, encoding = encoding_of(data)
    text = _decoded(name, data, len(mark), encoding)
    if match := _NOT_TEXT.search(text):
        raise _control_character(Source(name, text), match)
    return Contents(name, text, encoding, mark)


def _decoded(name: str, data: bytes, start: int, encoding: str) -> str:
    """Return the text of some bytes, of which a byte order mark is left out."""
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        offset = start + error.start
        before = data[start:offset].decode(encoding, "replace")
        place = Place(name, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        shown = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        message = f"byte {offset} (0x{data[offset]:02x}) is not {shown}"
        cure = "save the file as UTF-8"
        problem = Diagnostic(f"not-{shown.lower()}", message, place, help=cure)
        raise InputError([problem]) from None


def _control_character(source: Source, match: re.Match[str]) -> InputError:
    character = f"U+{ord(match[0]):04X}"
    message = f"the character {character} cannot stand in a text"
    cure = "remove it, or save the file as UTF-8 if it is text at all"
    span = Span(match.start(), match.end())
    return refusal(source, span, "bad-character", message, cure)
