"""The few words that policies and records of the laws share, so that they meet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from osaid.records.statements import Money, Range

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

TOPICS = ("scope", "labeling")
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
