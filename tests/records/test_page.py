"""The page on records names everything that a record may hold."""

from __future__ import annotations

import pytest

from osaid.readers.columns import COLUMNS
from osaid.readers.components import COMPONENT_KEYS
from osaid.readers.mappings import entries_of
from osaid.readers.native import RECORD_KEYS
from osaid.readers.sources import DeclaredSource
from osaid.readers.statements import LICENSE_ENTRIES, STATEMENT_KEYS, writable_fields
from osaid.records.components import Component
from osaid.records.kinds import KINDS, TOPICS
from osaid.records.outcomes import Group
from osaid.records.systems import Attestation, Claim, System
from tests import ROOT

PAGE = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
WORDS = {
    *KINDS,
    *TOPICS,
    *RECORD_KEYS,
    *COMPONENT_KEYS,
    *STATEMENT_KEYS,
    *LICENSE_ENTRIES,
    *COLUMNS.keys() - {"licence"},
    *entries_of(DeclaredSource),
    *entries_of(Attestation),
    *entries_of(Claim),
    *map(str, Group),
}
CHOICES = {
    choice
    for record in (System, Component)
    for field in writable_fields(record).values()
    for choice in field.choices
}


@pytest.mark.parametrize("word", sorted(WORDS | CHOICES))
def test_the_page_names(word: str) -> None:
    assert f"`{word}`" in PAGE or f"`{word}:" in PAGE
