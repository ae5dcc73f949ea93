"""Licence facts of one's own: what they change, what they leave, what they show."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from osaid.licenses.algebra import Both, InSet, Permits, Property, RestrictsNone, can
from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.expression import License
from osaid.licenses.facts import facts_of
from osaid.licenses.named_sets import members
from osaid.licenses.own_names import resolved
from osaid.licenses.reading import read_license
from osaid.licenses.sets import NamedSet, contains
from osaid.licenses.views import views_on
from osaid.readers.licenses import read_licenses
from osaid.truth import Truth

SIGNED = {"author": "counsel", "date": "2026-03-01", "reason": "we read it"}
LLAMA_2 = "LicenseRef-scancode-llama-2-license-2023"
JAMBA = "LicenseRef-ai-jamba-open-model"  # known from memory only
ACME = "LicenseRef-acme-1.0"
TRUTHS = {"t": Truth.TRUE, "f": Truth.FALSE, "u": Truth.UNKNOWN}


def own(**parts: list[dict[str, Any]]) -> Catalogue:
    """Return what ships with signed entries added."""
    signed = {key: [SIGNED | item for item in items] for key, items in parts.items()}
    return read_licenses({"osaid_licenses": 1, **signed}, name="counsel.yaml")


def overruled(**item: object) -> Catalogue:
    """Return what ships with one fact overruled."""
    return own(overrule=[item])


def acme(**parts: object) -> Catalogue:
    """Return what ships with a licence added."""
    rights = dict.fromkeys(("use", "study", "modify", "share"), "granted")
    return own(licenses=[{"id": ACME, "name": "Acme 1.0", "rights": rights, **parts}])


@pytest.mark.parametrize(
    ("license_", "right", "status", "before", "after"),
    [
        ("BUSL-1.1", "use", "withheld", "u", "f"),
        ("BUSL-1.1", "use", "conditional", "u", "t"),
        ("MIT", "use", "unclear", "t", "u"),
        ("MIT", "share", "withheld", "t", "f"),
        (JAMBA, "study", "withheld", "u", "f"),
        (LLAMA_2, "use", "granted", "f", "f"),  # a restriction still limits it
    ],
)
def test_a_right_is_overruled(
    license_: str, right: str, status: str, before: str, after: str
) -> None:
    catalogue = overruled(license=license_, right=right, status=status)
    for known, expected in ((shipped(), before), (catalogue, after)):
        facts = facts_of(license_, known)
        assert facts is not None
        assert facts.permits(right) is TRUTHS[expected]


def test_other_rights_stay_as_they_were() -> None:
    catalogue = overruled(license="BUSL-1.1", right="use", status="granted")
    facts = facts_of("BUSL-1.1", catalogue)
    assert facts is not None
    assert facts.permits("share") is Truth.UNKNOWN
    assert facts_of("MIT", catalogue) == facts_of("MIT")


def test_what_a_from_memory_entry_restricts_still_decides_nothing() -> None:
    catalogue = overruled(license=JAMBA, right="use", status="granted")
    facts = facts_of(JAMBA, catalogue)
    assert facts is not None
    assert facts.permits("use") is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("license_", "kind", "weight", "limits", "expected"),
    [
        (LLAMA_2, "user_threshold", "formal", (), "f"),
        (LLAMA_2, "user_threshold", "disputed", (), "u"),
        (LLAMA_2, "user_threshold", "absent", (), "f"),
        ("MIT", "hosting", "blocking", ("use",), "t"),
        ("BUSL-1.1", "non_production", "blocking", ("use",), "t"),
        ("BUSL-1.1", "non_production", "absent", (), "f"),
        (JAMBA, "revenue_threshold", "blocking", ("use",), "t"),
    ],
)
def test_a_restriction_is_overruled(
    license_: str, kind: str, weight: str, limits: tuple[str, ...], expected: str
) -> None:
    item = {"license": license_, "restriction": kind, "weight": weight}
    catalogue = overruled(**item, limits=[*limits]) if limits else overruled(**item)
    facts = facts_of(license_, catalogue)
    assert facts is not None
    assert facts.restricts([kind]) is TRUTHS[expected]


def test_a_lifted_restriction_gives_the_right_back() -> None:
    item = {"license": "CC-BY-NC-4.0", "restriction": "non_commercial"}
    catalogue = overruled(**item, weight="absent")
    facts = facts_of("CC-BY-NC-4.0", catalogue)
    assert facts is not None
    assert facts.permits("use") is Truth.TRUE
    assert (
        contains(NamedSet("non_commercial"), License("CC-BY-NC-4.0"), catalogue)
        is Truth.FALSE
    )
    assert "CC-BY-NC-4.0" in members("non_commercial")


def test_a_restriction_of_an_unread_licence_puts_it_into_a_set() -> None:
    item = {"license": "BUSL-1.1", "restriction": "non_production"}
    catalogue = overruled(**item, weight="blocking", limits=["use"])
    held = contains(NamedSet("non_commercial"), License("BUSL-1.1"), catalogue)
    assert held is Truth.TRUE
    held = contains(NamedSet("geography_limited"), License("BUSL-1.1"), catalogue)
    assert held is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("parts", "name", "expected"),
    [
        ({}, "osi_approved", "f"),
        ({}, "fsf_libre", "f"),
        ({}, "permissive", "u"),
        ({"category": "permissive"}, "permissive", "t"),
        ({"category": "permissive"}, "copyleft", "f"),
        ({}, "open_data", "f"),
        ({"open_for": ["data"]}, "open_data", "t"),
        ({"open_for": ["data"]}, "open_parameters", "f"),
        ({}, "use_restricted", "f"),
        ({"confidence": "secondary"}, "use_restricted", "u"),
    ],
)
def test_a_licence_that_is_added_is_in_sets(
    parts: dict[str, Any], name: str, expected: str
) -> None:
    held = contains(NamedSet(name), License(ACME), acme(**parts))
    assert held is TRUTHS[expected]
    assert contains(NamedSet(name), License(ACME)) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("acme TERMS", ACME),
        ("Acme 1.0", ACME),
        ("licenseref-ACME-1.0", ACME),
        ('MIT OR "Acme terms"', f"MIT OR {ACME}"),
        ("LicenseRef-acme-1.0 AND MIT", f"{ACME} AND MIT"),
        ("Acme terms of last year", '"Acme terms of last year"'),
        ("MIT", "MIT"),
        ("NONE", "NONE"),
    ],
)
def test_own_names(written: str, expected: str) -> None:
    catalogue = acme(aliases=["Acme terms"])
    assert str(resolved(read_license(written), written, catalogue)) == expected
    read = read_license(written)
    assert resolved(read, written, shipped()) == read


def test_an_own_alias_comes_before_one_that_ships() -> None:
    meant = "LicenseRef-scancode-gemma-tou-2024-04-01"
    catalogue = own(aliases=[{"alias": "gemma", "license": meant}])
    assert str(resolved(read_license("gemma"), "gemma", catalogue)) == meant


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Permits(("use",)), ["use: shipped: unclear; counsel, 2026-03-01: withheld"]),
        (Permits(("share",)), []),
        (RestrictsNone(("hosting",)), ["hosting: shipped: not known; counsel"]),
        (RestrictsNone(("geography",)), []),
        (Both((Permits(("use",)), RestrictsNone(("hosting",)))), ["use", "hosting"]),
        (InSet(NamedSet("osi_approved")), []),
    ],
)
def test_both_views_are_shown_where_they_matter(
    wanted: Property, shown: list[str]
) -> None:
    hosting = {"restriction": "hosting", "weight": "formal", "limits": ["modify"]}
    use = {"right": "use", "status": "withheld"}
    items = [{"license": "BUSL-1.1", **item} for item in (use, hosting)]
    catalogue = own(overrule=items)
    found = [str(v) for v in views_on(License("BUSL-1.1"), wanted, catalogue)]
    assert len(found) == len(shown)
    assert all(f.startswith(s) for f, s in zip(found, shown, strict=True))


def test_a_property_asks_its_catalogue() -> None:
    catalogue = overruled(license="MIT", right="use", status="withheld")
    assert can(License("MIT"), Permits(("use",))).truth is Truth.TRUE
    wanted = Permits(("use",), catalogue=catalogue)
    assert can(License("MIT"), wanted).truth is Truth.FALSE
    assert wanted != Permits(("use",))


def test_a_catalogue_is_a_value() -> None:
    item = {"license": "MIT", "right": "use", "status": "withheld"}
    one, other = overruled(**item), overruled(**item)
    assert (one, hash(one)) == (other, hash(other))
    assert one != shipped()
    assert one.digest != shipped().digest
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(shipped())) is shipped()  # noqa: S301 - our own
    assert one.own == ("counsel.yaml",)


def test_a_reason_is_part_of_what_a_catalogue_says() -> None:
    item = {"license": "MIT", "right": "use", "status": "withheld"}
    other = read_licenses(
        {"osaid_licenses": 1, "overrule": [SIGNED | item | {"reason": "else"}]}
    )
    assert overruled(**item).digest != other.digest


def test_threads_do_not_see_each_others_catalogues() -> None:
    statuses = ["granted", "withheld", "unclear"] * 20
    expected = {"granted": Truth.TRUE, "withheld": Truth.FALSE}

    def asked(status: str) -> Truth:
        catalogue = overruled(license="BUSL-1.1", right="use", status=status)
        facts = facts_of("BUSL-1.1", catalogue)
        assert facts is not None
        return facts.permits("use")

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(asked, statuses))
    assert found == [expected.get(status, Truth.UNKNOWN) for status in statuses]
    usual = facts_of("BUSL-1.1")
    assert usual is not None
    assert usual.permits("use") is Truth.UNKNOWN
