from __future__ import annotations

import io
import os
import socket
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import InputError
from osaid.readers import contents
from osaid.readers.contents import read_contents
from tests.readers.trees import refused, tried

TEXT = "name: Bé😀\r\nrelease: 1\n"
ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-32-le", b"\xff\xfe\0\0"),
    ("utf-32-be", b"\0\0\xfe\xff"),
]


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_the_byte_order_mark_tells_the_encoding(
    tmp_path: Path, encoding: str, mark: bytes
) -> None:
    data = mark + TEXT.encode(encoding)
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    for source in (data, io.BytesIO(data), path, str(path)):
        found = read_contents(source)
        assert (found.text, found.encoding, found.mark) == (TEXT, encoding, mark)


@given(st.binary())
def test_any_bytes_are_text_or_refused_at_a_line(data: bytes) -> None:
    found = tried(lambda: read_contents(data, "data"))
    if isinstance(found, InputError):
        assert all(each.place and each.place.line for each in found.diagnostics)
    else:
        assert found.mark + found.text.encode(found.encoding) == data


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a\nb\xe9", "not-utf-8", 2, 2),
        ("a\né\xe9".encode("latin-1"), "not-utf-8", 2, 1),
        (b"\xc3", "not-utf-8", 1, 1),
        (b"\xed\xa0\x80", "not-utf-8", 1, 1),
        (b"a\n\xc0\x80", "not-utf-8", 2, 1),
        (b"\xff\xfea\0\n\0b", "not-utf-16", 2, 1),
        (b"\xff\xfe\x00\xd8", "not-utf-16", 1, 1),
        (b"a\n\nb\0", "bad-character", 3, 2),
        (b"a\x1b[31m", "bad-character", 1, 2),
        (b"a\x0b", "bad-character", 1, 2),
        ("text".encode("utf-16-le"), "bad-character", 1, 2),
    ],
)
def test_what_is_not_text_is_refused_where_it_stops_being_text(
    data: bytes, code: str, line: int, column: int
) -> None:
    (problem,) = refused(lambda: read_contents(data))
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (
        code,
        line,
        column,
    )


def test_a_name_is_given_or_found() -> None:
    named = io.BytesIO(b"a")
    named.name = "b.yaml"
    numbered = io.BytesIO(b"a")
    numbered.name = 3
    assert read_contents(b"a").name == "<bytes>"
    assert read_contents(named).name == "b.yaml"
    assert read_contents(numbered).name == "<stream>"
    assert read_contents(io.StringIO("a")).name == "<stream>"
    assert read_contents(named, "c.yaml").name == "c.yaml"


class Slow(io.RawIOBase):
    """A stream that gives one byte at a time."""

    def __init__(self, data: bytes) -> None:
        self._rest = io.BytesIO(data)

    def read(self, _: int = -1) -> bytes:
        return self._rest.read(1)


class Broken(io.RawIOBase):
    """A stream on a disk that fails."""

    def read(self, _: int = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_stream_may_come_in_pieces_and_as_text() -> None:
    assert read_contents(Slow(b"abc")).text == "abc"  # type: ignore[arg-type]
    assert read_contents(io.StringIO("\ufeffa\u00e9")).text == "aé"


def closed() -> IO[str]:
    stream = io.StringIO()
    stream.close()
    return stream


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        (Broken(), "unreadable"),
        (closed(), "unreadable"),
        (io.TextIOWrapper(io.BytesIO(b"\xe9"), encoding="utf-8"), "unreadable"),
        (io.StringIO("a\udce9"), "not-utf-8"),
        (42, "not-readable"),
        (None, "not-readable"),
    ],
)
def test_what_cannot_be_read_from_is_refused(stream: IO[bytes], code: str) -> None:
    (problem,) = refused(lambda: read_contents(stream))
    assert problem.code == code


class Endless(io.RawIOBase):
    """A stream without end, which may be read only as far as the limit."""

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        return b"a" * min(size, 2**16)


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.json"
    with sparse.open("wb") as stream:
        stream.truncate(2**40)
    wide = io.StringIO("😀" * (contents.LARGEST // 4 + 1))
    for source in (sparse, Endless(), b"a" * (contents.LARGEST + 1), wide):
        (problem,) = refused(lambda: read_contents(source))  # type: ignore[arg-type] # noqa: B023 - called at once
        assert problem.code == "too-large"
    assert len(read_contents(b"a" * contents.LARGEST).text) == contents.LARGEST


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def endpoint(path: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
    return path


def loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices are POSIX's")
def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    cases = {
        "not-a-file": [
            Path(os.devnull),
            pipe(tmp_path / "p"),
            endpoint(tmp_path / "s"),
        ],
        "is-a-folder": [tmp_path, Path()],
        "no-such-file": [tmp_path / "none", tmp_path / "p" / "none", Path("a\0b")],
        "unreadable": [loop(tmp_path / "l"), tmp_path / ("n" * 5000)],
    }
    for code, paths in cases.items():
        for path in paths:
            (problem,) = refused(lambda: read_contents(path))  # noqa: B023 - called at once
            assert problem.code == code, path


def test_a_missing_file_suggests_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "model.yaml").touch()
    (problem,) = refused(lambda: read_contents(tmp_path / "modle.yaml"))
    assert problem.help == "did you mean `model.yaml`?"


def test_a_text_given_for_a_path_is_told_so() -> None:
    (problem,) = refused(lambda: read_contents("name: BLOOM\nrelease: 1"))
    assert problem.help == "a `str` is a path; pass the text itself as bytes"


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX")
def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.yaml"))
    (problem,) = refused(lambda: read_contents(path))
    assert str(problem).encode()


def test_what_is_no_text_is_counted_from_the_first_byte() -> None:
    (problem,) = refused(lambda: read_contents(b"\xff\xfea\x00b"))
    assert problem.message == "byte 4 (0x62) is not UTF-16"
    assert str(problem.place) == "<bytes>:1:2"
