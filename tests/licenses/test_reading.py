"""Reading is total, strict where asked, and undone by printing."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import osaid
from osaid.diagnostics import LicenseError
from osaid.licenses.catalog import aliases, exceptions, facts_table, spdx_licenses
from osaid.licenses.expression import (
    MAX_DEPTH,
    And,
    Expression,
    License,
    Nothing,
    Or,
    Unread,
    With,
)
from osaid.licenses.names import canonical_license, known_license, nearest
from osaid.licenses.reading import parse_expression, read_license
from tests import CORPUS
from tests.licenses.strategies import KNOWN_IDS, expressions

MIT = License("MIT")
APACHE = License("Apache-2.0")
LLAMA_2 = "LicenseRef-scancode-llama-2-license-2023"
WORDS = [
    "MIT",
    "and",
    "OR",
    "WITH",
    "(",
    ")",
    '"',
    '"x"',
    "LLVM-exception",
    "NONE",
    "?",
]


@given(expressions)
def test_what_is_printed_is_read_back(expression: Expression) -> None:
    assert parse_expression(str(expression)) == expression
    assert read_license(str(expression)) == expression


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_is_read_and_reading_again_changes_nothing(text: str) -> None:
    read = read_license(text)
    assert read_license(str(read)) == read
    with suppress(LicenseError):
        assert parse_expression(text) == read


def test_every_id_is_read_in_any_case() -> None:
    for id_ in KNOWN_IDS:
        assert (
            read_license(id_.lower()) == License(id_) == parse_expression(id_.upper())
        )


def test_every_exception_is_read_in_any_case() -> None:
    for id_ in exceptions():
        assert parse_expression(f"mit with {id_.upper()}") == With(MIT, id_)


def test_every_alias_is_read_as_the_table_says() -> None:
    for alias in aliases().values():
        read = read_license(f"  {alias.text.swapcase()} ")
        if alias.id is None:
            assert read == Unread(alias.text.swapcase())
        else:
            assert read == License(alias.id)


def test_names_are_read_unless_an_alias_says_otherwise() -> None:
    unread = {
        name
        for name in [entry.name for entry in spdx_licenses().values()]
        + [row["name"] for row in facts_table()["licenses"].values()]
        if isinstance(read_license(name.upper()), Unread)
    }
    assert unread == {
        "MiniMax Model License",
        "NVIDIA Open Model License Agreement",
        "Qwen License Agreement",
        "Standard ML of New Jersey License",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Apache License 2.0", APACHE),
        ("  apache\t2.0\n", APACHE),
        ("GPL-2.0", License("GPL-2.0-only")),
        ("gpl-2.0+", License("GPL-2.0-or-later")),
        ("AGPL-3.0+", License("AGPL-3.0-or-later")),
        ("LGPL-2.1", License("LGPL-2.1-only")),
        ("apache-2.0+", License("Apache-2.0+")),
        ("GPL-2.0-only+", Unread("GPL-2.0-only+")),
        ("llama2", License("LicenseRef-scancode-llama-2-license-2023")),
        (
            "LicenseRef-Llama-2-Community",
            License("LicenseRef-scancode-llama-2-license-2023"),
        ),
        (
            "LicenseRef-TII-Falcon-180B-1.0 OR MIT",
            Or((License("LicenseRef-ai-falcon-180b-tii-1.0"), MIT)),
        ),
        ("licenseref-acme", License("LicenseRef-acme")),
        ("DocumentRef-a:LicenseRef-b", License("DocumentRef-a:LicenseRef-b")),
        ("unlicensed", License("LicenseRef-no-licence")),
        ("Unlicense", License("Unlicense")),
        ("Proprietary", License("LicenseRef-proprietary")),
        ("NONE", Nothing()),
        ("None", Unread("None")),
        ("NOASSERTION", Unread("NOASSERTION")),
        ("OpenRAIL", Unread("OpenRAIL")),
        ("BSD", Unread("BSD")),
        ("modified-mit", Unread("modified-mit")),
        ("", Unread("")),
        ("MIT or Apache-2.0 AND ISC", Or((MIT, And((APACHE, License("ISC")))))),
        ("((MIT))", MIT),
        ("MIT AND NONE", And((MIT, Nothing()))),
        ("MIT AND its friends", Unread("MIT AND its friends")),
        ("MIT/Apache-2.0", Unread("MIT/Apache-2.0")),
        ("Component not include", Unread("Component not include")),
        ('"MIT"', Unread("MIT")),
        ("GPL-3.0 WITH AdditionRef-x", With(License("GPL-3.0-only"), "AdditionRef-x")),
    ],
)
def test_what_people_write(text: str, expected: Expression) -> None:
    assert read_license(text) == expected


REFUSED = [
    ("", "license-syntax", 1, "a licence expected, found the end"),
    ("MIT OR", "license-syntax", 7, "a licence expected, found the end"),
    ("OR MIT", "license-syntax", 1, "a licence expected, found `OR`"),
    ("MIT ISC", "license-syntax", 5, "`AND`, `OR` or `WITH` expected"),
    ("MIT (ISC)", "license-syntax", 5, "expected, found `(`"),
    ("(MIT) ISC", "license-syntax", 7, "`AND` or `OR` expected"),
    ("()", "license-syntax", 2, "a licence expected, found `)`"),
    ("ISC OR (MIT", "license-syntax", 8, "never closed"),
    ("MIT)", "license-syntax", 4, "without"),
    ("MIT WITH", "license-syntax", 9, "an exception expected"),
    ("NONE WITH LLVM-exception", "license-syntax", 6, "`AND` or `OR` expected"),
    ("(MIT) WITH LLVM-exception", "license-syntax", 7, "`AND` or `OR` expected"),
    ('MIT AND "x', "license-syntax", 9, "quotation marks"),
    (r'"\x"', "license-syntax", 1, "quotation marks"),
    ("MIT OR Apache2", "unknown-license", 8, "did you mean `Apache-2.0`?"),
    ("MIT OR llama2", "unknown-license", 8, "llama-2-license-2023`?"),
    ("MIT OR zzzz", "unknown-license", 8, "write `LicenseRef-NAME`"),
    ("MIT/ISC", "unknown-license", 1, "write `AND` or `OR`"),
    ("LicenseRef-a+", "unknown-license", 1, "unknown licence"),
    ("MIT WITH LLVM-exce", "unknown-exception", 10, "`LLVM-exception`?"),
    ("MIT WITH zzzz", "unknown-exception", 10, "unknown exception `zzzz`"),
    ("MIT WITH " + "z" * 99, "unknown-exception", 10, "unknown exception `zzz"),
    ("MIT\0", "control-character", 4, "control character"),
    ("(" * (MAX_DEPTH + 1) + "MIT", "license-too-deep", 51, "deep"),
]


@pytest.mark.parametrize(("text", "code", "column", "words"), REFUSED)
def test_what_is_refused(text: str, code: str, column: int, words: str) -> None:
    with pytest.raises(LicenseError) as caught:
        parse_expression(text)
    (found,) = caught.value.diagnostics
    assert found.code == code
    assert words in f"{found.message} {found.help}"
    assert found.place is not None
    assert found.place.column == column


@pytest.mark.parametrize("text", [text for text, *_ in REFUSED])
def test_what_is_refused_is_unread_but_for_names(text: str) -> None:
    named = {
        "MIT OR Apache2": Or((MIT, APACHE)),
        "MIT OR llama2": Or((MIT, License(LLAMA_2))),
    }
    assert read_license(text) == named.get(text, Unread(text))


def test_every_unknown_word_is_named_up_to_a_limit() -> None:
    with pytest.raises(LicenseError) as caught:
        parse_expression("foo-1 OR bar-2 WITH baz-3")
    codes = [found.code for found in caught.value.diagnostics]
    assert codes == ["unknown-license", "unknown-license", "unknown-exception"]
    with pytest.raises(LicenseError) as caught:
        parse_expression(" OR ".join(f"foo{n} WITH bar{n}" for n in range(4000)))
    assert len(caught.value.diagnostics) == 10


def test_a_name_is_not_an_expression() -> None:
    with pytest.raises(LicenseError, match="write `LicenseRef-hf-llama3`"):
        parse_expression("Llama 3 Community License")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "MIT OR " * 150_000,
        "(" * 1_000_000,
        '"' + "\\" * 999_999,
        "MIT WITH " * 10_000,
        "MIT OR (" * 10_000,
        '"\\" OR ' * 10_000,
    ],
)
def test_hostile_texts_are_refused(text: str) -> None:
    with pytest.raises(LicenseError) as caught:
        parse_expression(text)
    assert len(str(caught.value)) < 1000
    assert read_license(text) == Unread(text.strip())


def test_long_expressions_are_read() -> None:
    text = " AND ".join(f"(MIT OR LicenseRef-{n})" for n in range(500))
    assert str(read_license(text)) == text
    assert read_license("MIT AND " * 12_000 + "MIT") == MIT


def test_a_long_unread_text_is_read_back() -> None:
    unread = read_license("x \n" * 300_000)
    assert read_license(str(unread)) == unread


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("MIT", "MIT"),
        ("mitt", "MIT"),
        ("Apache2", "Apache-2.0"),
        ("Llama 2 Community License", "LicenseRef-scancode-llama-2-license-2023"),
        ("GPLv3", None),
        ("x" * 1000, None),
    ],
)
def test_the_nearest_licence(word: str, expected: str | None) -> None:
    assert nearest(word) == expected


def test_which_licences_are_known() -> None:
    assert known_license("mit")
    assert known_license("LicenseRef-Llama-2-Community")
    assert not known_license("LicenseRef-acme")
    assert canonical_license("GPL-2.0-or-later+") is None


def test_reading_loads_no_library() -> None:
    program = (
        "import sys; from osaid.licenses.reading import read_license;"
        "read_license('mit or isc');"
        "assert {'license_expression', 'spdx_tools'}.isdisjoint(sys.modules)"
    )
    package = Path(osaid.__path__[0]).parent
    env = os.environ | {"PYTHONPATH": str(package)}
    subprocess.check_call([sys.executable, "-P", "-c", program], env=env)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_licences_of_real_records() -> None:
    texts = {
        line.partition("license:")[2].strip(" '\"")
        for path in CORPUS.rglob("*.y*ml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "license:" in line
    }
    read = {text: read_license(text) for text in texts}
    assert len(texts) > 50
    assert all(read_license(str(found)) == found for found in read.values())
    assert not isinstance(read["Apache-2.0"], Unread)
