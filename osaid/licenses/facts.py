"""What one licence grants, restricts and requires, as far as is known.

A right is there when it is granted, with or without conditions, and no blocking
restriction limits it. What nobody has read stays unknown.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from attrs import frozen

from osaid.licenses.catalog import (
    SpdxLicense,
    exceptions,
    facts_table,
    spdx_licenses,
)
from osaid.licenses.clauses import (
    Condition,
    Confidence,
    Restriction,
    Right,
    Rights,
    Status,
    Weight,
)
from osaid.licenses.expression import Leaf, License, Nothing, With
from osaid.licenses.names import base_license
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth

NO_LICENSE = "LicenseRef-no-licence"
"""The entry for works under no licence at all."""

_UNCLEAR = Right(Status.UNCLEAR)


@frozen
class LicenseFacts:
    """What is known of one licence.

    `osi` is `approved`, `disputed` (lists differ), `not_approved`, `submitted`,
    `withdrawn` or `not_submitted`; `fsf` is `libre` or `not_listed`, which is no
    verdict. `date` is as precise as is known.
    """

    id: str
    name: str
    rights: Rights
    restrictions: tuple[Restriction, ...]
    conditions: tuple[Condition, ...]
    osi: str
    fsf: str
    confidence: Confidence
    sources: tuple[str, ...] = ()
    steward: str | None = None
    version: str | None = None
    date: str | None = None
    written_for: tuple[str, ...] = ()
    category: str | None = None

    @property
    def grants_nothing(self) -> bool:
        """Return whether every right is known to be withheld."""
        return self.confidence.settles and all(
            self.right(name).status is Status.WITHHELD for name in RIGHTS
        )

    def right(self, name: str) -> Right:
        """Return what is said of a right; unclear where it is none of the four."""
        return self.rights.named(name) or _UNCLEAR

    def limits(self, right: str, weight: Weight) -> tuple[Restriction, ...]:
        """Return the restrictions that limit a right and count with a weight."""
        return tuple(
            found
            for found in self.restrictions
            if right in found.limits and found.counts_as is weight
        )

    def permits(self, right: str) -> Truth:
        """Return whether a right is there: granted, and nothing blocks it."""
        if not self.confidence.settles:
            return Truth.UNKNOWN
        status = self.right(right).status
        if status is Status.WITHHELD or self.limits(right, Weight.BLOCKING):
            return Truth.FALSE
        if status is Status.UNCLEAR or self.limits(right, Weight.DISPUTED):
            return Truth.UNKNOWN
        return Truth.TRUE

    def restricts(self, kinds: Collection[str]) -> Truth:
        """Return whether some restriction of these kinds counts.

        A licence that grants nothing restricts everything.
        """
        found = [r.counts_as for r in self.restrictions if r.kind in kinds]
        if not self.confidence.settles:
            return Truth.UNKNOWN
        if self.grants_nothing or Weight.BLOCKING in found:
            return Truth.TRUE
        if Weight.DISPUTED in found or self.confidence is Confidence.SECONDARY:
            return Truth.UNKNOWN
        return Truth.FALSE

    def requires(self, kinds: Collection[str]) -> Truth:
        """Return whether some condition of these kinds must be kept.

        Like `restricts`; the conditions of a licence without an entry in our table
        are unknown.
        """
        if not self.confidence.settles:
            return Truth.UNKNOWN
        if self.grants_nothing or any(c.kind in kinds for c in self.conditions):
            return Truth.TRUE
        read = self.confidence is Confidence.TEXT_READ
        return Truth.FALSE if read else Truth.UNKNOWN


@lru_cache(maxsize=4096)
def facts_of(id_: str) -> LicenseFacts | None:
    """Return what is known of a licence by its id; None if unheard of.

    Our table comes first. An SPDX id without an entry there has all four rights if
    OSI approved it, without dispute, or FSF lists it as free: both definitions ask
    for these rights. Otherwise its rights are unclear. `X+` has the facts of `X`,
    which its taker may choose.

    >>> facts_of("MIT").rights.use.basis
    'OSI approval'
    >>> facts_of("LicenseRef-somebody-else") is None
    True
    """
    base = base_license(id_) or id_
    if row := facts_table()["licenses"].get(base):
        return _from_table(base, row)
    if listed := spdx_licenses().get(base):
        return _from_list(base, listed)
    return None


def facts_of_leaf(leaf: Leaf) -> LicenseFacts | None:
    """Return what is known of one leaf of an expression.

    A licence with an exception has the facts of the licence, if the exception is on
    SPDX's list: those only add permission. `NONE` grants nothing.

    >>> facts_of_leaf(Nothing()).grants_nothing
    True
    """
    match leaf:
        case License(id_):
            return facts_of(id_)
        case With(License(id_), exception):
            return facts_of(id_) if exception in exceptions() else None
        case Nothing():
            return facts_of(NO_LICENSE)
        case _:
            return None


def _from_table(id_: str, row: dict[str, Any]) -> LicenseFacts:
    parts = {
        "rights": Rights(**{name: Right(**row["rights"][name]) for name in RIGHTS}),
        "restrictions": tuple(
            Restriction(**(part | {"limits": tuple(part["limits"])}))
            for part in row["restrictions"]
        ),
        "conditions": tuple(Condition(**part) for part in row["conditions"]),
        "confidence": Confidence(row["confidence"]),
        "sources": tuple(row["sources"]),
        "written_for": tuple(row["written_for"]),
    }
    return LicenseFacts(id_, **(row | parts))


def _from_list(id_: str, listed: SpdxLicense) -> LicenseFacts:
    osi = _osi_standing(id_, listed)
    fsf = "libre" if listed.fsf_libre else "not_listed"
    if osi == "approved":
        right = Right(Status.GRANTED, basis="OSI approval")
    elif fsf == "libre":
        right = Right(Status.GRANTED, basis="FSF listing")
    else:
        right = _UNCLEAR
    return LicenseFacts(
        id=id_,
        name=listed.name,
        rights=Rights(right, right, right, right),
        restrictions=(),
        conditions=(),
        osi=osi,
        fsf=fsf,
        confidence=Confidence.NOT_READ if right is _UNCLEAR else Confidence.LISTED,
    )


def _osi_standing(id_: str, listed: SpdxLicense) -> str:
    if id_ in facts_table()["disputed_approval"]:
        return "disputed"
    return "approved" if listed.osi_approved else "not_approved"
