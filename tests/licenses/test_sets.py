"""Sets hold, do not hold, or may hold; and they combine as sets do."""

from __future__ import annotations

import pytest
from hypothesis import given

from osaid.diagnostics import UsageError
from osaid.licenses.catalog import facts_table
from osaid.licenses.expression import Leaf, License, Nothing, Unread, With
from osaid.licenses.facts import facts_of
from osaid.licenses.named_sets import definitions
from osaid.licenses.reading import read_license
from osaid.licenses.sets import (
    Difference,
    Intersection,
    LicenseSet,
    LiteralSet,
    NamedSet,
    Union,
    contains,
    members,
    names_exactly,
    set_names,
)
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth
from tests.licenses.strategies import few_leaves, license_sets

TRUTHS = {"t": Truth.TRUE, "f": Truth.FALSE, "u": Truth.UNKNOWN}
LLAMA_2 = "LicenseRef-scancode-llama-2-license-2023"
DBRX = "LicenseRef-ai-databricks-open-model"
BY = License("CC-BY-4.0")
KIMI_K2 = "LicenseRef-scancode-moonshot-ai-modified-mit-2025"


@pytest.mark.parametrize(
    ("name", "license_", "expected"),
    [
        ("osi_approved", "MIT", "t"),
        ("osi_approved", "GPL-2.0+", "t"),
        ("osi_approved", "Apache-2.0+", "t"),
        ("osi_approved", "CC0-1.0", "f"),
        ("osi_approved", "BUSL-1.1", "f"),
        ("osi_approved", "OpenMDW-1.0", "f"),
        ("osi_approved", "Python-2.0.1", "u"),
        ("osi_approved", "Python-2.0.1+", "u"),
        ("osi_approved", LLAMA_2, "f"),
        ("osi_approved", "LicenseRef-acme", "u"),
        ("osi_approved", "GPL-2.0-only WITH Classpath-exception-2.0", "t"),
        ("osi_approved", "MIT WITH AdditionRef-x", "u"),
        ("osi_approved", "CC0-1.0 WITH AdditionRef-x", "f"),
        ("fsf_libre", "WTFPL", "t"),
        ("fsf_libre", "CC-BY-NC-4.0", "f"),
        ("fsf_libre", LLAMA_2, "f"),
        ("fsf_libre", "LicenseRef-acme", "u"),
        ("open_data_and_documents", "CC-BY-4.0", "t"),
        ("open_data_and_documents", "OpenMDW-1.1", "t"),
        ("open_data_and_documents", "GFDL-1.3-no-invariants-only", "t"),
        ("open_data_and_documents", "GFDL-1.3-only", "f"),
        ("open_data_and_documents", "C-UDA-1.0", "f"),
        ("open_data_and_documents", "MIT", "f"),
        ("open_data_and_documents", "OGL-UK-1.0", "u"),
        ("open_data_and_documents", "CC-BY-SA-2.0", "u"),
        ("open_data_and_documents", "unlicensed", "f"),
        ("open_parameters", "ODbL-1.0", "f"),
        ("open_data", "ODbL-1.0", "t"),
        ("open_documents", "CDLA-Sharing-1.0", "f"),
        ("permissive", "Apache-2.0", "t"),
        ("permissive", "GPL-3.0-only", "f"),
        ("permissive", "WordNet", "u"),
        ("permissive", "CC0-1.0", "t"),
        ("permissive", LLAMA_2, "f"),
        ("permissive", "WTFPL", "u"),
        ("copyleft", "MPL-2.0", "t"),
        ("copyleft", "CC-BY-SA-4.0", "t"),
        ("use_restricted", LLAMA_2, "t"),
        ("use_restricted", "MIT", "f"),
        ("use_restricted", "JSON", "u"),
        ("use_restricted", "LicenseRef-ai-kimi-k3", "u"),
        ("use_restricted", "unlicensed", "f"),
        ("non_commercial", "CC-BY-NC-ND-4.0", "t"),
        ("non_commercial", "CC-BY-NC-2.5", "u"),
        ("non_commercial", "LicenseRef-ai-mistral-mnpl-0.1", "t"),
        ("capped", LLAMA_2, "t"),
        ("capped", KIMI_K2, "f"),
        ("capped", "LicenseRef-ai-jamba-open-model", "u"),
        ("capped", "LicenseRef-scancode-xai-cla-2025", "u"),
        ("no_derivatives", "CC-BY-ND-4.0", "t"),
        ("terms_can_change", "gemma", "t"),
        ("terms_can_change", "LicenseRef-ai-yi-1.0", "t"),
        ("terms_can_change", LLAMA_2, "u"),
        ("terms_can_change", "bigscience-bloom-rail-1.0", "f"),
        ("geography_limited", "LicenseRef-scancode-llama-3.2-license-2024", "u"),
        ("geography_limited", "LicenseRef-scancode-llama-4-cla-2025", "t"),
        ("output_restricted", DBRX, "t"),
        ("output_restricted", "Llama 3.1 Community License", "f"),
    ],
)
def test_membership(name: str, license_: str, expected: str) -> None:
    leaf = read_license(license_)
    assert isinstance(leaf, License | With)
    assert contains(NamedSet(name), leaf) is TRUTHS[expected]


@pytest.mark.parametrize(
    ("named", "license_", "expected"),
    [
        ("MIT", "MIT", "t"),
        ("MIT", "ISC", "f"),
        ("MIT", "LicenseRef-acme", "f"),
        ("LicenseRef-acme", "LicenseRef-acme", "t"),
        ("Apache-2.0", "Apache-2.0+", "t"),
        ("Apache-2.0+", "Apache-2.0+", "t"),
        ("Apache-2.0+", "Apache-2.0", "f"),
        ("GPL-2.0-only", "GPL-2.0-or-later", "f"),
        ("MIT", "MIT WITH LLVM-exception", "t"),
        ("MIT", "MIT WITH AdditionRef-x", "u"),
        ("ISC", "MIT WITH AdditionRef-x", "f"),
        ("MIT WITH AdditionRef-x", "MIT WITH AdditionRef-x", "t"),
        ("MIT WITH LLVM-exception", "MIT", "f"),
        ("unlicensed", "unlicensed", "t"),
    ],
)
def test_literal_sets(named: str, license_: str, expected: str) -> None:
    leaf = read_license(license_)
    assert isinstance(leaf, License | With)
    literal = LiteralSet(frozenset({read_license(named)}))
    assert contains(literal, leaf) is TRUTHS[expected]


@given(license_sets)
def test_nothing_is_in_no_set_and_unread_unknown_in_each(licenses: LicenseSet) -> None:
    assert contains(licenses, Nothing()) is Truth.FALSE
    assert contains(licenses, Unread("ask us")) is Truth.UNKNOWN


@given(license_sets, license_sets, few_leaves)
def test_sets_combine(one: LicenseSet, other: LicenseSet, leaf: Leaf) -> None:
    first, second = contains(one, leaf), contains(other, leaf)
    assert contains(Union((one, other)), leaf) is first | second
    assert contains(Intersection((one, other)), leaf) is first & second
    rest = contains(Difference(one, other), leaf)
    assert rest is (Truth.FALSE if leaf == Nothing() else first & ~second)


@given(license_sets, few_leaves)
def test_an_exception_on_the_list_changes_nothing(
    licenses: LicenseSet, leaf: Leaf
) -> None:
    if isinstance(leaf, License):
        listed = With(leaf, "Bison-exception-2.2")  # named by none of the sets
        other = With(leaf, "AdditionRef-nobodys")
        assert contains(licenses, listed) is contains(licenses, leaf)
        assert contains(licenses, other) in {contains(licenses, leaf), Truth.UNKNOWN}


def test_printing() -> None:
    approved, libre = NamedSet("osi_approved"), NamedSet("fsf_libre")
    literal = LiteralSet(frozenset({License("MIT"), License("ISC")}))
    assert str(Union((approved, literal))) == "osi_approved | {ISC, MIT}"
    assert str(Difference(Intersection((approved, libre)), literal)) == (
        "(osi_approved & fsf_libre) except {ISC, MIT}"
    )


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UsageError, match="did you mean `osi_approved`"):
        NamedSet("osi_aproved")


def test_every_set_says_what_it_holds() -> None:
    assert list(set_names()) == sorted(definitions())
    for name, definition in definitions().items():
        assert definition.name == name
        assert definition.meaning
        assert definition.source
        assert members(name)


def test_osi_and_fsf_are_the_lists() -> None:
    assert len(members("osi_approved")) == 154 - len(facts_table()["disputed_approval"])
    assert len(members("fsf_libre")) == 127


def test_open_terms_withhold_no_right() -> None:
    for id_ in members("open_data_and_documents"):
        facts = facts_of(id_)
        assert facts is not None
        assert Truth.FALSE not in {facts.permits(right) for right in RIGHTS}


def test_no_licence_is_of_two_families() -> None:
    assert members("permissive").isdisjoint(members("copyleft"))


@pytest.mark.parametrize("name", ["use_restricted", "non_commercial", "capped"])
def test_restricted_licences_are_not_open(name: str) -> None:
    for other in ("osi_approved", "open_data_and_documents", "permissive", "copyleft"):
        assert members(name).isdisjoint(members(other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MIT", "t"),
        ("GPL-2.0+", "t"),
        ("CC-BY-4.0", "t"),
        ("mit", "f"),
        ("MIT ", "f"),
        ("Apache-2.0+", "f"),
        ("MIT OR Apache-2.0", "f"),
        ("CC-BY-NC-4.0", "f"),
        ("some odd terms", "f"),
        (LLAMA_2, "f"),
        ("curl", "u"),
    ],
)
def test_a_text_is_an_id_in_a_set_or_not(text: str, expected: str) -> None:
    licenses = Union((NamedSet("osi_approved"), LiteralSet(frozenset({BY}))))
    assert names_exactly(licenses, text) is TRUTHS[expected]


@given(license_sets)
def test_what_is_no_id_is_in_no_set(licenses: LicenseSet) -> None:
    for text in ("", "no such id", "MIT OR ISC"):
        assert names_exactly(licenses, text) in {Truth.FALSE, Truth.TRUE}
    for text in ("MIT", "curl", "CC-BY-4.0", LLAMA_2):
        exact = names_exactly(licenses, text)
        assert exact is contains(licenses, License(text))
