"""What one writes of a policy that is compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid import UsageError
from osaid.assessment import shelves_of
from osaid.shelves.sides import Written, sides, written

POLICY = """\
language 1
policy own 1
reading strict = yes_ | no_ default no_ because "it is an example"
requirement low { must some code: available }
requirement high {
  must some data: available when strict is no_
  must some data: available and license in { MIT } when strict is yes_
}
ladder {
  level one needs low
  level two needs high
}
"""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("osaid 1.0", Written("osaid 1.0")),
        ("mof 1.0:class_1", Written("mof 1.0", "class_1")),
        ("osaid 1.0#code.license", Written("osaid 1.0", None, "code.license")),
        ("mof 1.0:class_1#report", Written("mof 1.0", "class_1", "report")),
        ("own.osaid", Written("own.osaid")),
        ("own.osaid:two#high", Written("own.osaid", "two", "high")),
        ("a#b/own.osaid", Written("a#b/own.osaid")),
        ("C:\\a:b.osaid", Written("C:\\a:b.osaid")),
        ("a, b/own.osaid", Written("a, b/own.osaid")),
        ("a, b/own.osaid:two", Written("a, b/own.osaid", "two")),
        ("osaid 1.0:", Written("osaid 1.0", "")),
        ("osaid 1.0#", Written("osaid 1.0", None, "")),
        ("", Written("")),
        ("x, a=b,c = d", Written("x", picked=(("a", "b"), ("c", "d")))),
        ("x:l#g, a=b", Written("x", "l", "g", (("a", "b"),))),
        ("x.osaid, a=b", Written("x.osaid", picked=(("a", "b"),))),
    ],
)
def test_the_parts_of_what_is_written(text: str, parts: Written) -> None:
    assert written(text) == parts


@pytest.mark.parametrize("text", ["x, =b", "x, a=", "x, a=b, ", "x, a=b, c"])
def test_a_reading_has_a_value(text: str) -> None:
    with pytest.raises(UsageError, match="not-a-reading"):
        written(text)


@given(st.text())
def test_any_text_is_a_side_or_an_error(text: str) -> None:
    try:
        found = written(text)
    except UsageError:
        return
    assert found.policy in text


@pytest.fixture
def own(tmp_path: Path) -> str:
    """Return the path of a policy with levels and a reading."""
    path = tmp_path / "own.osaid"
    path.write_text(POLICY, encoding="utf-8")
    return str(path)


def test_a_file_is_named_as_it_was_written(own: str) -> None:
    texts = (f"{own}:two", f"{own}#high", f"{own}, strict=yes_", own)
    found = sides(texts, shelves_of())
    assert [side.name for side in found] == [*texts]
    assert [side.identity.level for side in found] == ["two", "one", "one", "one"]


def test_a_reading_of_its_own_comes_before_one_for_all(own: str) -> None:
    found = sides(
        (own, f"{own}, strict=no_", "mof 1.0"), shelves_of(), {"strict": "yes_"}
    )
    assert [dict(side.picked) for side in found] == [
        {"strict": "yes_"},
        {"strict": "no_"},
        {},
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nothing 1", "unknown-policy"),
        ("ösaid 1.0", "unknown-policy"),
        ("osaid 1.0:x", "unknown-level"),
        ("mof 1.0:クラス", "unknown-level"),
        ("osaid 1.0#cod", "unknown-requirement"),
        ("osaid 1.0, no=yes", "unknown-reading"),
        ("osaid 1.0, open_data=no", "unknown-reading-value"),
        ("osaid 1.0, open_data=listed, open_data=shared", "reading-twice"),
    ],
)
def test_what_nothing_has_is_told(text: str, code: str) -> None:
    with pytest.raises(UsageError) as raised:
        sides(("osaid 1.0", text), shelves_of())
    assert [problem.code for problem in raised.value.diagnostics] == [code]


def test_a_reading_that_none_has_is_told() -> None:
    with pytest.raises(UsageError, match="none of the policies"):
        sides(("osaid 1.0", "mof 1.0"), shelves_of(), {"open_dat": "shared"})
