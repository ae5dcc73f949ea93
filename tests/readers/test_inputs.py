"""Any input whatever: which format it is, and one clear message when it is none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from osaid.diagnostics import InputError, Severity
from osaid.readers.contents import LARGEST
from osaid.readers.inputs import read, read_all

RECORD = b"osaid_record: 1\nname: Amber\n"
TABLE = b"name,license\nAmber,Apache-2.0\nBLOOM,\nAmber chat,MIT\n"
ALIASES = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (new, new, b",".join([b"*%c" % old] * 9))
    for old, new in zip(b"abcdefgh", b"bcdefghi", strict=True)
)


def messages(source: object, name: str | None = None) -> list[str]:
    """Return every diagnostic of the one unreadable system of an input."""
    (item,) = read_all(source, name=name)  # type: ignore[arg-type]
    assert item.system is None
    assert any(d.severity is Severity.ERROR for d in item.diagnostics)
    return [str(diagnostic) for diagnostic in item.diagnostics]


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (b"", "x:1: error: the document is empty [empty-document]"),
        (b"  \n\t\n", "x:1: error: the document is empty [empty-document]"),
        (b"text", "x:1:1: error: this is not in a format that is known here"),
        (b"[1, 2]", "x:1:1: error: this is not in a format that is known here"),
        (b"name: Amber", "x:1:1: error: this is not in a format that is known here"),
        (b"\xff\xfe\xfa", "x:1:1: error: byte 2 (0xfa) is not UTF-16"),
        (b"name: \xe9", "x:1:7: error: byte 6 (0xe9) is not UTF-8"),
        (b"name: a\0b", "x:1:8: error: the character U+0000 cannot stand in a text"),
        (RECORD + b"name: b\n", "x:3:1: error: the key `name` is given twice"),
        (RECORD + b"\tby: me\n", "x:3:1: error: a tab where the indent has to be"),
        (RECORD + b"by: !!python/name:os.system\n", "x:3:5: error: the tag"),
        (RECORD + b"by: *nobody\n", "x:3:5: error: `*nobody` repeats something"),
        (RECORD + ALIASES, "x:"),
        (b"[" * 100_000, "x:1:101: error: nested more than 100 levels deep"),
        (b"{" * 100_000, "x:1:"),
        (b"- " * 100_000, "x:1:"),
        (b'{"osaid_record": 1, "name": "A",}', "x:1:32: error: a comma with nothing"),
        (RECORD + b"--- \na: b\n", "x:3:1: error: a second document begins here"),
        (b"name: " + b"x" * LARGEST, "x: error: more than 16 MiB, which is too large"),
    ],
)
def test_a_nasty_input_gives_one_clear_message(content: bytes, begins: str) -> None:
    for source in (content, io.BytesIO(content)):
        (first, *rest) = messages(source, "x")
        assert first.startswith(begins)
        assert rest == []


def test_a_large_text_in_a_record_is_read_quickly() -> None:
    (item,) = read_all(RECORD + b"by: " + b"x" * (LARGEST - 100))
    assert item.system is not None
    text = (
        RECORD
        + b"components: {code: {license: '"
        + b"x " * (LARGEST // 2 - 50)
        + b"'}}"
    )
    (item,) = read_all(text)
    assert [d.code for d in item.diagnostics] == ["unknown-license"]


def test_a_folder_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "amber.yaml").write_bytes(RECORD)
    assert "this is a folder [is-a-folder]" in messages(tmp_path)[0]
    (missing,) = messages(tmp_path / "ambr.yaml")
    assert "[no-such-file]" in missing
    assert "did you mean `amber.yaml`?" in missing
    assert "[no-such-file]" in messages("a\0b")[0]
    assert "[unreadable]" in messages(str(tmp_path / ("x" * 300)) + "#1")[0]
    assert "[not-readable]" in messages(7)[0]


def test_every_kind_of_source_is_read(tmp_path: Path) -> None:
    path = tmp_path / "amber.yaml"
    path.write_bytes(RECORD)
    mapping = {"osaid_record": 1, "name": "Amber"}
    text = io.StringIO(RECORD.decode())
    for source in (path, str(path), RECORD, io.BytesIO(RECORD), text, mapping):
        assert read(source).name == "Amber"


def test_formats_are_told_by_their_content() -> None:
    (record,) = read_all(b'{"osaid_record": 1, "name": "Amber"}', name="a.txt")
    assert record.system is not None
    mof = b"framework: {}\nrelease: {name: Amber, components: []}\n"
    (released,) = read_all(mof, name="a.txt")
    assert released.system is not None
    assert released.system.listings
    assert len(list(read_all(TABLE, name="a.txt"))) == 3


def test_what_looks_like_a_record_says_what_is_missing() -> None:
    (message,) = messages(b"osaid_recrod: 1\nname: Amber\n", "x")
    assert "write `osaid_record: 1` for `osaid_recrod`" in message


def test_a_row_is_addressed_by_number_or_name(tmp_path: Path) -> None:
    path = tmp_path / "models.csv"
    path.write_bytes(TABLE)
    assert read(f"{path}#1").name == "Amber"
    assert read(f"{path}#amber chat").name == "Amber chat"
    (item,) = read_all(f"{path}#2")
    assert item.source == f"{path}#2"
    (missing,) = messages(f"{path}#BLOM")
    assert "no row `BLOM`" in missing
    assert "did you mean `BLOOM`?" in missing
    assert "a number from 1 to 3" in messages(f"{path}#9")[0]


def test_only_tables_have_rows(tmp_path: Path) -> None:
    path = tmp_path / "amber.yaml"
    path.write_bytes(RECORD)
    assert "this is not a table [not-a-table]" in messages(f"{path}#1")[0]


def test_a_file_may_have_a_hash_in_its_name(tmp_path: Path) -> None:
    path = tmp_path / "model#1.yaml"
    path.write_bytes(RECORD)
    assert read(str(path)).name == "Amber"


def test_rows_and_files_may_have_a_hash_in_their_names(tmp_path: Path) -> None:
    path = tmp_path / "models#1.csv"
    path.write_bytes(TABLE.replace(b"BLOOM", b"C# model"))
    assert read(f"{path}#C# model").name == "C# model"
    assert read(f"{path}#1").name == "Amber"
    assert "no row `D# none`" in messages(f"{path}#D# none")[0]
    with pytest.raises(InputError, match=r"such as `.*models#1\.csv#1`, or"):
        read(path)


def test_a_path_that_is_not_there_ends_before_the_first_hash() -> None:
    assert messages("nowhere.csv#C# model")[0].startswith("nowhere.csv: error: no file")
    assert "error: no file" in messages("#" * 100_000)[0]


def test_one_system_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "models.csv"
    path.write_bytes(TABLE)
    for source, code in (
        (path, "several-systems"),
        (b"name,license\n", "no-system"),
        (b"osaid_record: 1", "missing-key"),
    ):
        with pytest.raises(InputError) as caught:
            read(source)
        assert [d.code for d in caught.value.diagnostics] == [code]


def test_the_name_given_is_that_of_the_messages() -> None:
    (item,) = read_all(RECORD, name="example:amber")
    assert item.source == "example:amber"
    assert item.system is not None
    assert str(item.system.place) == "example:amber:1:1"
