"""Real records are read as far as they say something, and never guessed at."""

from __future__ import annotations

import pytest

from osaid.licenses.identification import Rule
from osaid.licenses.reading import interpret
from tests import CORPUS
from tests.licenses.census import kind_of, main, statements, taken


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("MIT", "canonical"),
        ("MIT OR CC-BY-NC-4.0", "canonical"),
        ("MIT AND llama2", "restricted"),
        ("NONE", "restricted"),
        (["MIT", "ISC"], "canonical"),
        (["llama2", "CC-BY-NC-4.0"], "restricted"),
        (["MIT", "see the card"], "unknown"),
        ("NOASSERTION", "unknown"),
    ],
)
def test_kinds_of_statements(written: str | list[str], kind: str) -> None:
    assert kind_of(interpret(written)) == kind


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_the_census(capsys: pytest.CaptureFixture[str]) -> None:
    census = taken()
    folders = {folder for folder, _ in statements()}
    assert {path.name for path in CORPUS.iterdir() if path.is_dir()} == folders
    assert sum(census.kinds.values()) == sum(census.rules.values()) > 1000
    assert set(census.kinds) == {"canonical", "restricted", "unknown"}
    assert census.kinds["unknown"] == sum(census.unknown.values())
    assert {Rule.SPDX_ID, Rule.ALIAS, Rule.PAGE, Rule.SPELLING} <= set(census.rules)
    assert main() == 0
    assert "most often unknown" in capsys.readouterr().out
