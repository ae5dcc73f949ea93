"""The few words that policies and records of the laws share, so that they meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from osaid.records import kinds
from osaid.records.attributes import Misread, element_of, typed
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType
from osaid.records.statements import NONE, Fact, Money, Nothing, Range
from osaid.records.systems import System
from tests.policy.generated.words import ATTRIBUTES, POLICY, attribute, own_fields

KINDS = (
    "code",
    "code.training",
    "code.tokenizer",
    "code.architecture",
    "data",
    "data.training",
    "information.datasheet",
    "parameters.final",
    "parent",
)
"""Kinds of components; `code.architecture` and `parameters.final` are single."""

BRANCHES = ("component", "code", "data", "information")
"""Kinds above them."""

OWN_KINDS = {"code.reward_model": True, "data.consent_forms": False}
"""Kinds that some policies declare, and whether a system has at most one."""

ALL_KINDS = (*KINDS, *OWN_KINDS)
"""Kinds that records may have."""

TOPICS = ("scope", "labeling")
OWN_TOPICS = ("consent",)
ALL_TOPICS = (*TOPICS, *OWN_TOPICS)
OWN_RESTRICTIONS = ("military_use",)
OWN_ATTRIBUTES = (*ATTRIBUTES, attribute("data.weight", "number"))
"""Attributes that some policies declare, one of them of a branch alone."""

JUDGEMENTS = ("judgement_0", "judgement_1")
ROLES = ("counsel", "supplier", "independent")
PEOPLE = ("ACME", "A. Reader", "B. Reader")
SUPPLIER = "ACME"

TEXTS = ("a", "b")
NUMBERS = (Decimal(0), Decimal(10), Decimal(20))
RANGES = (
    Range(Decimal(0), Decimal(10)),
    Range(Decimal(5), Decimal(30)),
    Range(Decimal(10), Decimal(10)),
)
EUROS = (Money(Decimal(0), "EUR"), Money(Decimal(10), "EUR"))
AMOUNTS = (*EUROS, Money(Decimal(0), "USD"), Money(Decimal(10), "USD"))
DAYS = (date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1))
TODAY = date(2025, 6, 1)

LICENSES = (
    "MIT",
    "Apache-2.0",
    "CC-BY-NC-4.0",
    "GPL-3.0-only",
    "BigScience-BLOOM-RAIL-1.0",
    "LicenseRef-own",
    "MIT OR CC-BY-NC-4.0",
    "MIT AND CC-BY-NC-4.0",
    "CC-BY-4.0",
    "GPL-2.0-only WITH Classpath-exception-2.0",
    "some odd terms",
    "MIT AND NONE",
)
READ_LICENSES = (
    "CC-BY-4.0",
    "apple-amlr",
    "CC-BY-SA-4.0",
    "BigScience-BLOOM-RAIL-1.0",
    "CC-BY-4.0 OR apple-amlr",
    "CC-BY-4.0 AND apple-amlr",
    "CC-BY-4.0 AND NONE",
)
"""Licences of which everything is known that the policies ask for.

Of all but `NONE` it is settled whether they bind what is derived.
"""

SETS = ("osi_approved", "open_data_and_documents", "copyleft")

_TRUTHS = ("yes", "no")
OWN: dict[type, dict[str, tuple[str | Nothing, ...]]] = {
    Component: {
        f"{POLICY}.reviewed": _TRUTHS,
        f"{POLICY}.marks.eu": _TRUTHS,
        f"{POLICY}.marks.us": _TRUTHS,
        f"{POLICY}.fee": ("0 EUR", "10 EUR", NONE),
        f"{POLICY}.weight": ("0", "10", "20", NONE),
    },
    System: {
        f"{POLICY}.country": (*TEXTS, NONE),
        f"{POLICY}.tier": ("low", "high"),
        f"{POLICY}.vetted": _TRUTHS,
        f"{POLICY}.regions.eu": _TRUTHS,
        f"{POLICY}.regions.us": _TRUTHS,
        f"{POLICY}.size": ("0", "10", "20", NONE),
        f"{POLICY}.checked_on": (*map(str, DAYS), NONE),
    },
}
"""Attributes that records may have, with texts that are of their types."""

ODD: tuple[str | Nothing, ...] = ("odd", NONE, "10 USD", "10", "10.0")
"""Texts that are of the type of some attributes only, the first two always plain."""


def _own_fields() -> Iterator[tuple[type, Field]]:
    for record, fields in own_fields(*OWN_ATTRIBUTES).items():
        for field in fields:
            elements = [element_of(field, word) for word in field.choices]
            many = field.holds is FieldType.WORDS
            yield from ((record, each) for each in (elements if many else [field]))


_FIELDS = {(record, field.attribute): field for record, field in _own_fields()}


def own_values(record: type, name: str, fact: Fact[Any]) -> list[object] | None:
    """Return what the texts of an attribute say, None where one is not of its type."""
    values = [typed(_FIELDS[record, name], s.value) for s in fact.statements]
    misread = not values or any(isinstance(value, Misread) for value in values)
    return None if misread else values


def is_single(kind: str) -> bool:
    """Return whether a system has at most one component of a kind."""
    return kinds.is_single(kind) or OWN_KINDS.get(kind, False)
